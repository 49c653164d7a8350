package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements, each call on a connection of its own and each statement committed by itself, and
 * decides what may be sent again.
 *
 * <p>A deadlock or a serialization failure proves that nothing happened: again, after a pause. A
 * lost connection proves nothing, and worse, the server may still be at work on the statement,
 * waiting for a lock for instance, and finish it long after the caller has gone on: an append that
 * was repeated and then overwritten could come back. So before anything is sent again, the old
 * session is ended from another connection and is known to be over. Only then "again" comes after
 * the first time and before whatever the caller does next.
 *
 * <p>Tried and set aside: {@code client_connection_check_interval} ends an orphan too, but nobody
 * knows when; {@code pg_xact_status} tells the outcome, but costs every write two round trips.
 */
final class Sessions {

  /** Statements on one connection. */
  interface Work<T> {
    T on(Handle handle) throws SQLException;
  }

  /** What may be done when a reply is lost. */
  private enum Lost {
    /** Nothing was changed: ask again. */
    ASK_AGAIN,
    /** Doing it twice is as good as once: do it again. */
    DO_AGAIN,
    /** Let the caller look what became of it. */
    TELL
  }

  /** One attempt: a result, or what went wrong and where. */
  private record Attempt<T>(
      Optional<T> result, @Nullable SQLException failure, @Nullable Session session) {}

  private static final int LOST_AT_MOST = 3;
  private static final Set<ErrorKind> NOTHING_DONE =
      EnumSet.of(ErrorKind.UNAVAILABLE, ErrorKind.THROTTLED);

  private final Jdbi jdbi;
  private final RdsErrors errors;
  private final Backoff backoff;
  private volatile boolean closed;

  Sessions(ConnectionFactory connections, RdsErrors errors, Backoff backoff) {
    this.jdbi = Jdbi.create(connections);
    // No templates: in plain SQL "<" is a comparison.
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    this.errors = errors;
    this.backoff = backoff;
  }

  /** Refuses every call from now on. */
  void close() {
    closed = true;
  }

  /** Runs what changes nothing. */
  <T> T read(Call call, Work<T> work) {
    return run(call, Lost.ASK_AGAIN, work).orElseThrow();
  }

  /** Runs what may be done twice. */
  <T> T repeatable(Call call, Work<T> work) {
    return run(call, Lost.DO_AGAIN, work).orElseThrow();
  }

  /**
   * Runs what must not be done twice.
   *
   * @return the result; empty when the reply was lost: it was done or will never be, and what is
   *     stored now can tell
   */
  <T> Optional<T> once(Call call, Work<T> work) {
    return run(call, Lost.TELL, work);
  }

  private <T> Optional<T> run(Call call, Lost lost, Work<T> work) {
    if (closed) {
      throw call.failed(ErrorKind.INVALID, "the backend is closed; open another");
    }
    int losses = 0;
    for (int attempt = 1; ; attempt++) {
      Attempt<T> tried = attempt(call, work, losses > 0 && lost != Lost.ASK_AGAIN);
      SQLException failure = tried.failure();
      if (failure == null) {
        return tried.result();
      }
      switch (RdsErrors.fault(failure)) {
        case REFUSED -> throw errors.refused(call, failure).causedBy(failure);
        case MET_ANOTHER -> requireAnotherTry(call, attempt, failure);
        case LOST -> {
          losses++;
          if (lost != Lost.ASK_AGAIN) {
            end(call, tried.session(), failure);
          }
          if (lost == Lost.TELL) {
            return Optional.empty();
          }
          if (losses == LOST_AT_MOST) {
            throw lost(call, lost, failure);
          }
        }
      }
      pause(call, attempt, losses > 0 ? lost : Lost.ASK_AGAIN);
    }
  }

  private <T> Attempt<T> attempt(Call call, Work<T> work, boolean mayHaveHappened) {
    Session session = null;
    try (Handle handle = open(call, mayHaveHappened)) {
      session = Session.of(handle.getConnection());
      return new Attempt<>(Optional.of(work.on(handle)), null, session);
    } catch (SQLException e) {
      return new Attempt<>(Optional.empty(), e, session);
    } catch (JdbiException e) {
      return new Attempt<>(Optional.empty(), sql(call, e), session);
    }
  }

  private Handle open(Call call, boolean mayHaveHappened) {
    try {
      return jdbi.open();
    } catch (ConnectionException e) {
      StowageException failed = errors.notConnected(call, sql(call, e));
      throw mayHaveHappened && NOTHING_DONE.contains(failed.kind())
          ? unknown(call, failed.what()).causedBy(e)
          : failed;
    }
  }

  /** Ends the session whose reply was lost. */
  private void end(Call call, @Nullable Session session, SQLException lostBy) {
    if (session == null) {
      return;
    }
    try (Handle handle = open(call, true)) {
      if (!session.end(handle)) {
        throw unknown(call, "the session that lost its connection did not end").causedBy(lostBy);
      }
    } catch (JdbiException e) {
      throw unknown(call, RdsErrors.said(sql(call, e))).causedBy(e);
    }
  }

  private static void requireAnotherTry(Call call, int attempt, SQLException failure) {
    if (attempt == Backoff.ATTEMPTS) {
      throw call.failed(
              ErrorKind.THROTTLED,
              "it met other writers " + attempt + " times: " + RdsErrors.said(failure))
          .causedBy(failure);
    }
  }

  private void pause(Call call, int attempt, Lost lost) {
    try {
      backoff.pause(attempt);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      String what = "the calling thread was interrupted between two attempts";
      throw (lost == Lost.ASK_AGAIN
              ? call.failed(ErrorKind.UNAVAILABLE, what)
              : unknown(call, what))
          .causedBy(interrupted);
    }
  }

  private static StowageException lost(Call call, Lost lost, SQLException failure) {
    String what = "the connection was lost " + LOST_AT_MOST + " times: " + RdsErrors.said(failure);
    return (lost == Lost.ASK_AGAIN
            ? call.failed(ErrorKind.UNAVAILABLE, what)
            : call.failed(ErrorKind.OUTCOME_UNKNOWN, what))
        .causedBy(failure);
  }

  /** Says that nobody could be asked what became of a call. */
  static StowageException unknown(Call call, String what) {
    return call.failed(ErrorKind.OUTCOME_UNKNOWN, "the reply was lost; then: " + what);
  }

  private static SQLException sql(Call call, JdbiException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    throw call.failed(ErrorKind.UNEXPECTED, String.valueOf(e.getMessage())).causedBy(e);
  }
}
