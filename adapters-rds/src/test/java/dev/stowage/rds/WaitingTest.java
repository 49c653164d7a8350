package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.series.Series;
import java.sql.Connection;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting for a connection, for a lock, and being interrupted meanwhile. */
class WaitingTest {

  @Test
  void sayThrottledWhenEveryConnectionStaysInUse() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    RdsBackend.initialise(config, Local.password(), Local.context());
    try (HikariDataSource pool = poolOfOne(250);
        RdsBackend backend = RdsBackend.open(config, pool, Local.context())) {
      Series series = Local.series();
      backend.series().define(series);

      try (Connection held = pool.getConnection()) {
        assertThat(held.isValid(1)).isTrue();
        assertFails(
            ErrorKind.THROTTLED,
            () -> backend.series().append(series, Local.readings(0, 1)),
            "every connection is in use");
      }

      backend.series().append(series, Local.readings(0, 1));
      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 1));
    }
  }

  @Test
  void anInterruptEndsTheWaitForAConnectionAndNothingElse() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    RdsBackend.initialise(config, Local.password(), Local.context());
    try (HikariDataSource pool = poolOfOne(60_000);
        RdsBackend backend = RdsBackend.open(config, pool, Local.context())) {
      Series series = Local.series();
      backend.series().define(series);

      Connection held = pool.getConnection();
      Interruptible append =
          new Interruptible(() -> backend.series().append(series, Local.readings(0, 1)));
      awaitTrue(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
      append.interrupt();
      assertFails(ErrorKind.UNAVAILABLE, append::result, "the calling thread was interrupted");
      held.close();

      assertThat(append.stayedInterrupted()).isTrue();
      backend.series().append(series, Local.readings(5, 1));
      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(5, 1));
    }
  }

  @Test
  void anInterruptEndsTheWaitForADayAndNothingElse() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.BLOCK);
    try (RdsBackend backend = Local.made(config);
        Connection other = Sql.superuser().getConnection();
        Statement statement = other.createStatement()) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 1));
      other.setAutoCommit(false);
      statement.execute("SELECT 1 FROM " + config.schema() + ".block FOR UPDATE");

      Interruptible first =
          new Interruptible(() -> backend.series().append(series, Local.readings(1, 1)));
      awaitTrue(() -> Sql.ask(WAITING_FOR_A_LOCK.formatted(config.schema())).equals("1"));
      Interruptible second =
          new Interruptible(() -> backend.series().append(series, Local.readings(2, 1)));
      awaitTrue(() -> second.state() == Thread.State.TIMED_WAITING);
      second.interrupt();
      assertFails(ErrorKind.UNAVAILABLE, second::result, "the calling thread was interrupted");
      other.commit();
      first.result();

      assertThat(second.stayedInterrupted()).isTrue();
      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 2));
    }
  }

  @Test
  void anInterruptEndsTheWaitForACounterAndNothingElse() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    try (RdsBackend backend = Local.made(config);
        Connection other = Sql.superuser().getConnection();
        Statement statement = other.createStatement()) {
      backend.counters().add("hits", 1);
      other.setAutoCommit(false);
      statement.execute("SELECT 1 FROM " + config.schema() + ".counter FOR UPDATE");

      Interruptible first = new Interruptible(() -> backend.counters().add("hits", 10));
      awaitTrue(() -> Sql.ask(WAITING_FOR_A_LOCK.formatted(config.schema())).equals("1"));
      Interruptible second = new Interruptible(() -> backend.counters().add("hits", 100));
      awaitTrue(() -> second.state() == Thread.State.TIMED_WAITING);
      second.interrupt();
      assertFails(ErrorKind.UNAVAILABLE, second::result, "the calling thread was interrupted");
      first.interrupt();
      other.commit();
      first.result();

      assertThat(first.stayedInterrupted()).isTrue();
      assertThat(second.stayedInterrupted()).isTrue();
      assertThat(backend.counters().value("hits")).isEqualTo(OptionalLong.of(11));
    }
  }

  @Test
  void anInterruptDisturbsNoRecordThatNeedNotWait() throws Exception {
    Paste paste = Records.paste(Records.pasteId(), 100_000);
    try (RdsBackend backend = Local.fresh(SeriesForm.ROW)) {
      Interruptible calls =
          new Interruptible(
              () -> {
                Thread.currentThread().interrupt();
                backend.pastes().create(paste, Records.MADE);
                backend.links().create(Records.link("abc", null), Records.MADE);
                backend
                    .counters()
                    .add("hits", backend.pastes().take(paste.id()).isPresent() ? 1 : 0);
              });
      calls.result();

      assertThat(calls.stayedInterrupted()).isTrue();
      assertThat(backend.counters().value("hits")).isEqualTo(OptionalLong.of(1));
      assertThat(backend.links().find("abc")).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptDisturbsNobodyWhoNeedNotWait(SeriesForm form) throws Exception {
    try (RdsBackend backend = Local.fresh(form)) {
      Series series = Local.series();
      backend.series().define(series);

      Interruptible append =
          new Interruptible(
              () -> {
                Thread.currentThread().interrupt();
                backend.series().append(series, Local.readings(0, 5));
                backend.discards().discard(series, Local.readings(0, 2));
              });
      append.result();

      assertThat(append.stayedInterrupted()).isTrue();
      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(2, 3));
    }
  }

  @Test
  void givesUpOnALockThatAnotherKeeps() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    RdsBackend.initialise(config, Local.password(), Local.context());
    try (HikariDataSource pool = poolOfOne(1_000);
        RdsBackend backend = RdsBackend.open(config, pool, Local.context());
        Connection other = Sql.superuser().getConnection();
        Statement statement = other.createStatement()) {
      Sql.run(pool, "SET lock_timeout = 100");
      Series series = Local.series();
      backend.series().define(series);
      other.setAutoCommit(false);
      statement.execute(
          "LOCK TABLE "
              + config.schema()
              + ".row_"
              + Sql.ask("SELECT id FROM " + config.schema() + ".series"));

      assertFails(
          ErrorKind.THROTTLED,
          () -> backend.series().append(series, Local.readings(0, 1)),
          "lock timeout");
    }
  }

  @Test
  void aClosedBackendIsSaidToBeClosed() {
    RdsBackend backend = Local.fresh(SeriesForm.ROW);
    backend.close();

    assertFails(ErrorKind.INVALID, () -> backend.series().find("s"), "the backend is closed");
  }

  private static final String WAITING_FOR_A_LOCK =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE"
          + " '%%%s%%'";

  /** A call on a thread of its own. */
  private static final class Interruptible {

    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final FutureTask<Boolean> task;
    private final Thread thread;

    Interruptible(Runnable call) {
      this.task = new FutureTask<>(call, true);
      this.thread =
          new Thread(
              () -> {
                task.run();
                interrupted.complete(Thread.currentThread().isInterrupted());
              });
      thread.start();
    }

    Thread.State state() {
      return thread.getState();
    }

    void interrupt() {
      thread.interrupt();
    }

    boolean stayedInterrupted() throws Exception {
      return interrupted.get(30, TimeUnit.SECONDS);
    }

    void result() throws Exception {
      try {
        task.get(30, TimeUnit.SECONDS);
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof StowageException known ? known : failed;
      }
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void awaitTrue(Condition condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static HikariDataSource poolOfOne(long patienceMillis) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(Sql.superuser());
    pool.setMaximumPoolSize(1);
    pool.setConnectionTimeout(patienceMillis);
    return new HikariDataSource(pool);
  }

  private static void assertFails(
      ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StowageException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(what);
  }
}
