package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells what an exception of the driver means, and says it in the project's own. The five
 * characters of SQLSTATE are those of appendix A of PostgreSQL's documentation.
 */
final class RdsErrors {

  private static final Set<String> MET_ANOTHER = Set.of("40001", "40P01");

  /** The server ended the session: shutdown, crash, time limits of a session. */
  private static final Set<String> SESSION_ENDED = Set.of("57P01", "57P02", "57P05", "25P03");

  private static final Set<String> BUSY = Set.of("53300", "55P03", "57014");
  private static final Set<String> NO_SCHEMA = Set.of("3F000", "42P01", "42883");

  /** A foreign key to a definition that is gone. */
  private static final String NO_SUCH_SERIES = "23503";

  private static final String OUT_OF_RANGE = "22003";

  /** Something that is not dropped depends on what is. */
  private static final String STILL_IN_USE = "2BP01";

  private final RdsConfig config;

  RdsErrors(RdsConfig config) {
    this.config = config;
  }

  /** Tells what happened to the statement that ended with this exception. */
  static Fault fault(SQLException e) {
    String state = state(e);
    if (MET_ANOTHER.contains(state)) {
      return Fault.MET_ANOTHER;
    }
    return state.startsWith("08") || SESSION_ENDED.contains(state) ? Fault.LOST : Fault.REFUSED;
  }

  /** Says why there was no connection for a call; nothing was done. */
  StowageException notConnected(Call call, SQLException e) {
    Optional<StowageException> noLogin = cause(e, StowageException.class);
    if (noLogin.isPresent()) {
      return call.failed(noLogin.get().kind(), noLogin.get().key() + ": " + noLogin.get().what())
          .causedBy(e);
    }
    if (hasCause(e, InterruptedException.class)) {
      return call.failed(
              ErrorKind.UNAVAILABLE,
              "the calling thread was interrupted while it waited for a connection")
          .causedBy(e);
    }
    if (e instanceof SQLTransientConnectionException && e.getCause() == null) {
      return call.failed(
              ErrorKind.THROTTLED, "every connection is in use; allow more, or call less at once")
          .causedBy(e);
    }
    SQLException cause = deepest(e);
    if (isDistrust(cause)) {
      return call.failed(
              ErrorKind.MISCONFIGURED,
              "no trusted TLS connection to "
                  + config.server().host()
                  + ": "
                  + said(cause)
                  + "; sslrootcert= names the authority that signed the server's certificate")
          .causedBy(e);
    }
    if (hasCause(cause, UnknownHostException.class)) {
      return call.failed(
              ErrorKind.UNAVAILABLE, "no address is known of the host " + config.server().host())
          .causedBy(e);
    }
    return fault(cause) == Fault.LOST && !state(cause).equals("08004")
        ? call.failed(ErrorKind.UNAVAILABLE, "no connection: " + said(cause)).causedBy(e)
        : refused(call, cause).causedBy(e);
  }

  /** Says what became of a call that was refused; nothing was done. */
  StowageException refused(Call call, SQLException e) {
    String state = state(e);
    if (NO_SCHEMA.contains(state)) {
      return call.failed(
          ErrorKind.MISCONFIGURED,
          "the schema "
              + config.schema()
              + " is not there or not whole; run stowage init "
              + config.url());
    }
    if (BUSY.contains(state)) {
      return call.failed(ErrorKind.THROTTLED, "the server is too busy: " + said(e));
    }
    if (state.equals(NO_SUCH_SERIES)) {
      return call.failed(ErrorKind.MISCONFIGURED, "the series was dropped");
    }
    if (state.equals(STILL_IN_USE)) {
      return call.failed(
          ErrorKind.MISCONFIGURED,
          "the schema "
              + config.schema()
              + " holds more than a store, or others use its tables: "
              + detail(e)
              + "; nothing was removed");
    }
    return switch (state.length() == 5 ? state.substring(0, 2) : "") {
      case "08", "28" ->
          call.failed(
              ErrorKind.MISCONFIGURED,
              "the server lets nobody in like this: " + said(e) + "; check user=, and " + proof());
      case "3D" ->
          call.failed(
              ErrorKind.MISCONFIGURED, said(e) + "; create it, or name another in " + config.url());
      case "42" ->
          state.equals("42501")
              ? call.failed(ErrorKind.MISCONFIGURED, said(e) + "; grant the role what it needs")
              : call.failed(ErrorKind.UNEXPECTED, said(e));
      case "25", "53", "57", "58" ->
          call.failed(ErrorKind.UNAVAILABLE, "the server cannot serve this now: " + said(e));
      case "54" -> call.failed(ErrorKind.TOO_LARGE, said(e));
      case "XX" ->
          call.failed(
              state.equals("XX001") || state.equals("XX002")
                  ? ErrorKind.CORRUPT
                  : ErrorKind.UNEXPECTED,
              said(e));
      default -> call.failed(ErrorKind.UNEXPECTED, said(e));
    };
  }

  /** Says that a row breaks the rules of what it should hold. */
  static StowageException corrupt(String record, String key, RuntimeException broken) {
    String rule = broken instanceof StowageException known ? known.what() : broken.getMessage();
    return new StowageException(ErrorKind.CORRUPT, record, key, "its row holds none: " + rule)
        .causedBy(broken);
  }

  /** Tells whether the server refused to compute a number that its type cannot hold. */
  static boolean isOutOfRange(Throwable e) {
    return cause(e, SQLException.class).filter(sql -> state(sql).equals(OUT_OF_RANGE)).isPresent();
  }

  /** What the caller can look at when the server does not believe it. */
  private String proof() {
    Credential credential = config.login().credential();
    if (credential instanceof Credential.InSecret in) {
      return "the secret " + in.arn();
    }
    return credential instanceof Credential.Iam
        ? "that the role has rds_iam, and this process rds-db:connect for it"
        : "PGPASSWORD or passwordFile=";
  }

  /** The server's own words, with the code to look up, in one line. */
  static String said(SQLException e) {
    String words =
        Optional.ofNullable(e instanceof PSQLException p ? p.getServerErrorMessage() : null)
            .map(ServerErrorMessage::getMessage)
            .orElseGet(() -> String.valueOf(e.getMessage()));
    String line = words.lines().findFirst().orElse("").strip();
    return state(e).isEmpty() ? line : line + String.format(Locale.ROOT, " (%s)", state(e));
  }

  /** What the server names beside its message, in one line. */
  private static String detail(SQLException e) {
    return Optional.ofNullable(e instanceof PSQLException p ? p.getServerErrorMessage() : null)
        .map(ServerErrorMessage::getDetail)
        .map(detail -> detail.lines().findFirst().orElse(""))
        .orElseGet(() -> said(e));
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }

  /**
   * Tells whether TLS failed. That a certificate does not name the host is the one failure to
   * connect of which the driver knows no cause.
   */
  private boolean isDistrust(SQLException e) {
    boolean isAnotherHosts =
        config.tls().mode() == SslMode.VERIFY_FULL
            && state(e).equals("08006")
            && e.getCause() == null;
    return isAnotherHosts
        || hasCause(e, SSLException.class)
        || hasCause(e, GeneralSecurityException.class)
        || hasCause(e, FileNotFoundException.class);
  }

  /** A pool wraps what the driver said. */
  private static SQLException deepest(SQLException e) {
    SQLException deepest = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        deepest = sql;
      }
    }
    return deepest;
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    return cause(e, type).isPresent();
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
