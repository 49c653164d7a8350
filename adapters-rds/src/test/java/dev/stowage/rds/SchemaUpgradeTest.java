package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Created;
import dev.stowage.core.series.Series;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A schema that an older Stowage made: it is told apart, brought up to date, and loses nothing. */
class SchemaUpgradeTest {

  @ParameterizedTest
  @EnumSource
  void keepsTheReadingsOfVersionOne(SeriesForm form) {
    RdsConfig config = Local.config(Local.freshSchema(), form);
    migrate(config.schema(), "1");
    Series series = Local.series();
    storeAsVersionOne(config, series);

    assertThatThrownBy(() -> Local.open(config))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED))
        .hasMessageContaining("version 1 of 2; run stowage init " + config.url());
    RdsBackend.initialise(config, Local.password(), Local.context());

    try (RdsBackend backend = Local.open(config)) {
      assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 30));
      assertThat(backend.links().create(Records.link("new", null), Records.MADE))
          .isEqualTo(Created.NEW);
      assertThat(backend.footprint().records().value()).isEqualTo(31);
    }
  }

  /** What is stored is of the newest code; only its look at the version is deceived. */
  private static void storeAsVersionOne(RdsConfig config, Series series) {
    String migration = config.schema() + ".migration";
    Sql.run("UPDATE " + migration + " SET version = '2' WHERE version = '1'");
    try (RdsBackend backend = Local.open(config)) {
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 30));
    }
    Sql.run("UPDATE " + migration + " SET version = '1' WHERE version = '2'");
  }

  private static void migrate(String schema, String version) {
    Flyway.configure(SchemaUpgradeTest.class.getClassLoader())
        .dataSource(Sql.superuser())
        .schemas(schema)
        .table(SchemaVersion.TABLE)
        .locations("classpath:db/stowage")
        .target(version)
        .load()
        .migrate();
  }
}
