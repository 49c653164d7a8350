package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the server may refuse, made to happen by a trigger on the table of readings that raises an
 * error of the code.
 */
class RefusalTest {

  private final RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private final Series series = Local.series();
  private RdsBackend backend;

  @BeforeEach
  void defineASeries() {
    RdsBackend.initialise(config, Local.password(), Local.context());
    backend = RdsBackend.open(config, Local.password(), Local.hasty());
    backend.series().define(series);
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @ParameterizedTest
  @CsvSource({
    "53100, UNAVAILABLE, disk full",
    "53200, UNAVAILABLE, out of memory",
    "25006, UNAVAILABLE, read-only transaction",
    "58030, UNAVAILABLE, I/O error",
    "53300, THROTTLED, too many connections",
    "55P03, THROTTLED, lock timeout",
    "57014, THROTTLED, statement timeout",
    "42501, MISCONFIGURED, no right",
    "54000, TOO_LARGE, limit of the server",
    "XX001, CORRUPT, damaged page",
    "XX000, UNEXPECTED, internal error",
    "22012, UNEXPECTED, anything else",
  })
  void isSaidInTheProjectsWords(String state, ErrorKind kind, String meaning) {
    raise(state, Integer.MAX_VALUE);

    assertThatThrownBy(() -> backend.series().append(series, Local.readings(0, 3)))
        .as(meaning)
        .isInstanceOfSatisfying(StowageException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageStartingWith("append " + series.name() + ": ")
        .hasMessageContaining("raised on purpose (" + state + ")");
    assertThat(Local.all(backend.series(), series).size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"40001, 3", "40P01, 9", "08006, 2", "57P01, 1"})
  void isTriedAgainWhereThatHelps(String state, int times) {
    raise(state, times);

    backend.series().append(series, Local.readings(0, 3));

    assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, 3));
  }

  @ParameterizedTest
  @CsvSource({"40001, THROTTLED, 10", "08006, OUTCOME_UNKNOWN, 3"})
  void isTriedNoMoreThanSoOften(String state, ErrorKind kind, int attempts) {
    raise(state, Integer.MAX_VALUE);

    assertThatThrownBy(() -> backend.series().append(series, Local.readings(0, 3)))
        .isInstanceOfSatisfying(StowageException.class, e -> assertThat(e.kind()).isEqualTo(kind));

    assertThat(Sql.ask("SELECT last_value FROM " + config.schema() + ".raised"))
        .isEqualTo(Integer.toString(attempts));
  }

  private void raise(String state, int times) {
    String schema = config.schema();
    Sql.run("CREATE SEQUENCE " + schema + ".raised");
    Sql.run(
        """
        CREATE FUNCTION %1$s.raise_it() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('%1$s.raised') <= %2$d THEN
            RAISE EXCEPTION 'raised on purpose' USING ERRCODE = '%3$s';
          END IF;
          RETURN NULL;
        END $$
        """
            .formatted(schema, times, state));
    Sql.run(
        "CREATE TRIGGER raise_it BEFORE INSERT ON "
            + table()
            + " FOR EACH STATEMENT EXECUTE FUNCTION "
            + schema
            + ".raise_it()");
  }

  private String table() {
    return config.schema()
        + ".row_"
        + Sql.ask("SELECT id FROM " + config.schema() + ".series LIMIT 1");
  }
}
