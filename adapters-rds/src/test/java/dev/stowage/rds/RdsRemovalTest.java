package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.TcpFault;
import dev.stowage.testkit.fault.TcpFaultProxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Removing the schema, and telling whether it is there. */
class RdsRemovalTest {

  private final RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);

  @ParameterizedTest
  @EnumSource
  void removesTheSchemaWithEverythingThatAStoreKeepsInIt(SeriesForm form) {
    RdsConfig stored = Local.config(config.schema(), form);
    try (RdsBackend backend = Local.made(stored)) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 10));
      backend.links().create(Records.link("abc", Records.END), Records.MADE);
      backend.counters().add("hits", 1);
    }
    assertThat(isThere()).isTrue();

    remove();
    remove();

    assertThat(isThere()).isFalse();
    assertThat(Sql.ask("SELECT to_regnamespace('" + config.schema() + "') IS NULL")).isEqualTo("t");
    RdsBackend.initialise(stored, Local.password(), Local.context());
    assertThat(isThere()).as("it can be made again").isTrue();
  }

  @Test
  void lookingMakesNothing() {
    assertThat(isThere()).isFalse();
    assertThat(Sql.ask("SELECT to_regnamespace('" + config.schema() + "') IS NULL")).isEqualTo("t");
  }

  @Test
  void removesAnEmptySchemaThatAnInitialisationLeftWhichWasCutOff() {
    Sql.run("CREATE SCHEMA " + config.schema());
    assertThat(isThere()).isTrue();
    remove();
    assertThat(isThere()).isFalse();
  }

  @Test
  void refusesASchemaOfSomebodyElseAlsoWhenItsTablesHaveOurNames() {
    Sql.run("CREATE SCHEMA " + config.schema());
    Sql.run("CREATE TABLE " + config.schema() + ".link (id integer)");

    assertFails(
        ErrorKind.MISCONFIGURED, this::remove, "table " + config.schema() + ".link depends");

    assertThat(Sql.ask("SELECT count(*) FROM " + config.schema() + ".link")).isEqualTo("0");
  }

  /** What others have put beside our tables, or on them. */
  @ParameterizedTest
  @EnumSource
  void keepsEverythingWhereOthersUseTheSchemaToo(Others others) {
    RdsBackend.initialise(config, Local.password(), Local.context());
    Sql.run(others.sql.replace("SCHEMA", config.schema()));

    assertFails(ErrorKind.MISCONFIGURED, this::remove, "nothing was removed");

    try (RdsBackend backend = Local.open(config)) {
      assertThat(backend.series().list("").items()).isEmpty();
      assertThat(backend.counters().add("hits", 1)).isEqualTo(1);
    }
    Sql.run("DROP SCHEMA " + config.schema() + " CASCADE");
  }

  private enum Others {
    TABLE("CREATE TABLE SCHEMA.accounts (id integer)"),
    TABLE_OF_NO_SERIES("CREATE TABLE SCHEMA.row_7 (id integer)"),
    VIEW_ELSEWHERE("CREATE VIEW public.of_SCHEMA AS SELECT count(*) FROM SCHEMA.link"),
    FUNCTION("CREATE FUNCTION SCHEMA.one() RETURNS integer LANGUAGE sql AS 'SELECT 1'"),
    TYPE("CREATE TYPE SCHEMA.mood AS ENUM ('good')");

    private final String sql;

    Others(String sql) {
      this.sql = sql;
    }
  }

  @Test
  void leavesASchemaThatOnlyBeginsLikeIt() {
    RdsConfig longer = Local.config(config.schema() + "_2", SeriesForm.ROW);
    RdsBackend.initialise(config, Local.password(), Local.context());
    RdsBackend.initialise(longer, Local.password(), Local.context());

    remove();

    Local.open(longer).close();
  }

  @Test
  void isRemovedByManyAtOnce() throws Exception {
    RdsBackend.initialise(config, Local.password(), Local.context());
    Callable<Boolean> removing =
        () -> {
          remove();
          return true;
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> removed =
          threads.invokeAll(Stream.generate(() -> removing).limit(8).toList());
      for (Future<Boolean> one : removed) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(isThere()).isFalse();
  }

  @Test
  void doesNotWaitForeverForSomebodyWhoHoldsATable() throws SQLException {
    RdsBackend.initialise(config, Local.password(), Local.context());
    try (Connection other = Sql.superuser().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE " + config.schema() + ".link IN ACCESS SHARE MODE");

      Sessions sessions =
          new Sessions(Sql.superuser()::getConnection, new RdsErrors(config), new Backoff(() -> 1));
      RdsRemoval impatient = new RdsRemoval(config, sessions, Duration.ofMillis(300));
      assertFails(ErrorKind.THROTTLED, impatient::run, "lock timeout");

      other.rollback();
    }
    remove();
    assertThat(isThere()).isFalse();
  }

  @Test
  void aRoleThatOwnsNothingIsToldWhatItNeeds() {
    RdsBackend.initialise(config, Local.password(), Local.context());
    String role = "role_" + config.schema();
    Sql.run("CREATE ROLE " + role + " LOGIN PASSWORD 'app'");
    RdsConfig asRole =
        new RdsConfig(
            config.server(),
            new RdsConfig.Login(role, new Credential.Passed()),
            config.tls(),
            config.schema(),
            config.series());
    RdsPassword password = RdsPassword.of("app".toCharArray());

    assertThat(RdsBackend.isThere(asRole, password, Local.context())).isTrue();
    assertFails(
        ErrorKind.MISCONFIGURED,
        () -> RdsBackend.remove(asRole, password, Local.context()),
        "grant the role what it needs");
    assertThat(isThere()).isTrue();
  }

  @Test
  void aServerThatIsNotThereIsAnErrorAndNotNo() {
    RdsConfig nowhere;
    try (TcpFaultProxy line = Local.line()) {
      nowhere = Local.config(config.schema(), config.series(), line.port());
    }
    assertFails(
        ErrorKind.UNAVAILABLE,
        () -> RdsBackend.isThere(nowhere, Local.password(), Local.context()),
        "no connection");
    assertFails(
        ErrorKind.UNAVAILABLE,
        () -> RdsBackend.remove(nowhere, Local.password(), Local.context()),
        "no connection");
  }

  @Test
  void isRepeatedWhenItsAnswerIsLost() {
    for (TcpFault fault : List.of(TcpFault.cutBefore(), TcpFault.cutAfter())) {
      RdsBackend.initialise(config, Local.password(), Local.context());
      try (TcpFaultProxy line = Local.line()) {
        line.next(
            bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("COMMIT"), fault);

        RdsBackend.remove(config, Local.unpooled(config, line), Local.hasty());

        assertThat(line.faults()).isEqualTo(1);
      }
      assertThat(isThere()).isFalse();
    }
  }

  private boolean isThere() {
    return RdsBackend.isThere(config, Local.password(), Local.context());
  }

  private void remove() {
    RdsBackend.remove(config, Local.password(), Local.context());
  }

  private static void assertFails(ErrorKind kind, ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind))
        .hasMessageContaining(what);
  }
}
