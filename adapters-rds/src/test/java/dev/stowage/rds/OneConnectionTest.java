package dev.stowage.rds;

import static dev.stowage.testkit.fault.TcpFaultProxy.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.TcpFault;
import dev.stowage.testkit.fault.TcpFaultProxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a program of one caller gets by with: a function that answers one request at a time. */
class OneConnectionTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-03-01T12:00:00Z"));
  private TcpFaultProxy proxy;
  private RdsBackend backend;

  @BeforeEach
  void open() {
    proxy = Local.line();
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    RdsBackend.initialise(config, Local.password(), Local.context());
    backend =
        RdsBackend.open(
            Local.config(config.schema(), config.series(), proxy.port()),
            Local.password(),
            forOneCaller());
  }

  @AfterEach
  void close() {
    backend.close();
    proxy.close();
  }

  @Test
  void servesManyThreadsOneAfterAnother() throws Exception {
    Together.run(8, () -> add(25));

    assertThat(backend.counters().value("visits")).hasValue(200);
    assertThat(connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void anAppendIsRepeatedWhereItsReplyWasLost(LostConnectionTest.Cut cut) {
    Series series = Local.series();
    backend.series().define(series);
    proxy.next(containing("INSERT INTO"), cut.fault());

    backend.series().append(series, Local.readings(0, 20));

    assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 20));
    assertThat(connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void anAddWhoseReplyWasLostIsNotRepeated(LostConnectionTest.Cut cut) {
    backend.counters().add("visits", 1);
    proxy.next(containing("INSERT INTO"), cut.fault());

    assertThatThrownBy(() -> backend.counters().add("visits", 1))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));

    assertThat(backend.counters().value("visits"))
        .hasValue(cut == LostConnectionTest.Cut.BEFORE_THE_SERVER ? 1 : 2);
  }

  /** As after a long freeze: whatever stood between has forgotten the connection. */
  @Test
  void aConnectionThatNobodyAnswersOnIsReplacedBeforeItIsUsed() {
    backend.counters().add("visits", 1);
    freeze();
    proxy.next(sent -> true, TcpFault.blackHole());

    assertThat(backend.counters().add("visits", 1)).isEqualTo(2);

    assertThat(proxy.faults()).isEqualTo(1);
    assertThat(connections()).isEqualTo(1);
  }

  @Test
  void aConnectionThatTheServerEndedIsReplacedBeforeItIsUsed() {
    backend.counters().add("visits", 1);
    freeze();
    Sql.run(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            + " WHERE application_name = '"
            + application()
            + "'");

    assertThat(backend.counters().add("visits", 1)).isEqualTo(2);
  }

  @Test
  void aConnectionThatIsStillThereIsKept() {
    backend.counters().add("visits", 1);
    String before = session();
    freeze();

    assertThat(backend.counters().add("visits", 1)).isEqualTo(2);

    assertThat(session()).isEqualTo(before);
  }

  /** The time of day goes on where the clock that counts nanoseconds stands still. */
  private void freeze() {
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(30)));
  }

  private BackendContext forOneCaller() {
    return new BackendContext(new Meter(), now::get, new SecureRandom()::nextLong, 1);
  }

  private int add(int times) {
    for (int i = 0; i < times; i++) {
      backend.counters().add("visits", 1);
    }
    return times;
  }

  private int connections() {
    return ((HikariDataSource) backend.dataSource()).getHikariPoolMXBean().getTotalConnections();
  }

  private String application() {
    return asked("SHOW application_name");
  }

  private String session() {
    return asked("SELECT pg_backend_pid()");
  }

  /** Asks on the connection itself. */
  private String asked(String sql) {
    try (Connection connection = backend.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
