package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Created;
import dev.stowage.core.series.Series;
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

/** Making the schema, and opening with and without it. */
class RdsSchemaTest {

  @Test
  void opensNoSchemaThatNobodyMadeAndSaysWhatToRun() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.BLOCK);

    assertMisconfigured(() -> Local.open(config), "run stowage init " + config.url());
    assertThat(Sql.ask("SELECT to_regnamespace('" + config.schema() + "') IS NULL"))
        .as("opening makes nothing")
        .isEqualTo("t");
  }

  @Test
  void keepsWhatIsStoredWhenItIsMadeAgain() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    try (RdsBackend backend = Local.made(config)) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 10));

      RdsBackend.initialise(config, Local.password(), Local.context());

      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 10));
    }
  }

  @Test
  void isMadeByManyAtOnce() throws Exception {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    Callable<Boolean> initialise =
        () -> {
          RdsBackend.initialise(config, Local.password(), Local.context());
          return true;
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> made =
          threads.invokeAll(Stream.generate(() -> initialise).limit(8).toList());
      for (Future<Boolean> one : made) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    try (RdsBackend backend = Local.open(config)) {
      assertThat(backend.series().list("").items()).isEmpty();
    }
  }

  @Test
  void refusesToMoveIntoASchemaOfSomebodyElse() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    Sql.run("CREATE SCHEMA " + config.schema());
    Sql.run("CREATE TABLE " + config.schema() + ".accounts (id integer)");

    assertMisconfigured(
        () -> RdsBackend.initialise(config, Local.password(), Local.context()),
        "the schema " + config.schema() + " is not ours");
    assertThat(Sql.ask("SELECT to_regclass('" + config.schema() + ".series') IS NULL"))
        .as("nothing of ours was put beside it")
        .isEqualTo("t");
  }

  @Test
  void refusesASchemaOfAnotherVersion() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    RdsBackend.initialise(config, Local.password(), Local.context());
    String migration = config.schema() + ".migration";

    Sql.run("UPDATE " + migration + " SET version = '3' WHERE version = '2'");
    assertMisconfigured(() -> Local.open(config), "made by a newer Stowage");

    Sql.run("UPDATE " + migration + " SET version = '0' WHERE version = '3'");
    assertMisconfigured(() -> Local.open(config), "run stowage init " + config.url());
  }

  @Test
  void refusesASeriesThatLiesInTheOtherForm() {
    RdsConfig rows = Local.config(Local.freshSchema(), SeriesForm.ROW);
    RdsConfig blocks = Local.config(rows.schema(), SeriesForm.BLOCK);
    Series series = Local.series();
    try (RdsBackend byRows = Local.made(rows);
        RdsBackend byBlocks = Local.open(blocks)) {
      byRows.series().define(series);

      assertMisconfigured(() -> byBlocks.series().define(series), "series=row");
      assertMisconfigured(
          () -> byBlocks.series().append(series, Local.readings(0, 1)), "series=row");
      byBlocks.series().drop(series);
      assertThat(byRows.series().find(series.name())).isEmpty();
    }
  }

  /** The statements that the package's documentation gives for a role that may not make tables. */
  @ParameterizedTest
  @EnumSource
  void servesARoleThatMayNotMakeTables(SeriesForm form) {
    RdsConfig config = Local.config(Local.freshSchema(), form);
    RdsBackend.initialise(config, Local.password(), Local.context());
    String schema = config.schema();
    String role = "role_" + schema;
    RdsConfig asRole =
        new RdsConfig(
            config.server(),
            new RdsConfig.Login(role, new Credential.Passed()),
            config.tls(),
            schema,
            form);
    RdsPassword password = RdsPassword.of("app".toCharArray());
    Sql.run("CREATE ROLE " + role + " LOGIN PASSWORD 'app'");
    assertMisconfigured(
        () -> RdsBackend.open(asRole, password, Local.context()), "grant the role what it needs");

    Sql.run("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
    Sql.run("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
    Sql.run(
        "GRANT INSERT, UPDATE, DELETE ON %1$s.block, %1$s.link, %1$s.paste, %1$s.counter TO %2$s"
            .formatted(schema, role));
    Sql.run(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA "
            + schema
            + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "
            + role);

    try (RdsBackend backend = RdsBackend.open(asRole, password, Local.context())) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 10));
      backend.series().append(series, Local.readings(5, 10));
      assertThat(backend.discards().discard(series, Local.readings(0, 5))).isEqualTo(5);
      backend.links().create(Records.link("abc", Records.END), Records.MADE);
      assertThat(backend.links().create(Records.link("abc", Records.END), Records.END))
          .isEqualTo(Created.NEW);
      assertThat(backend.counters().add("hits", backend.counters().add("hits", 1))).isEqualTo(2);
      assertThat(backend.expired().free(Records.END)).isEqualTo(1);
      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(5, 10));
      assertThat(backend.footprint().records().value()).isEqualTo(10 + 1);
      backend.series().drop(series);
      assertThat(backend.series().find(series.name())).isEmpty();
      assertThatThrownBy(
              () -> Sql.run(backend.dataSource(), "CREATE TABLE " + schema + ".other (id integer)"))
          .hasMessageContaining("permission denied");
    }
  }

  private static void assertMisconfigured(ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
        .hasMessageContaining(what);
  }
}
