package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What was changed behind the adapter's back is CORRUPT, and never a wrong reading. */
class DamageTest {

  @Test
  void aRowOutOfItsFieldsRangeIsCorrupt() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    try (RdsBackend backend = Local.made(config)) {
      Series series = holding(backend);
      Sql.run("UPDATE " + table(config) + " SET f3 = 128 WHERE f0 = " + Local.START);

      assertCorrupt(() -> Local.all(backend.series(), series), "humidity holds 0 to 127");
      assertThat(backend.series().latest(series)).contains(Local.readings(9, 1));
    }
  }

  @Test
  void aBlockThatFailsItsCheckIsCorrupt() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.BLOCK);
    try (RdsBackend backend = Local.made(config)) {
      Series series = holding(backend);
      Sql.run(
          "UPDATE "
              + table(config)
              + " SET content = set_bit(content, 1200, 1 - get_bit(content, 1200))");

      assertCorrupt(() -> Local.all(backend.series(), series), "of 2025-03-01");
      assertCorrupt(() -> backend.series().latest(series), "of 2025-03-01");
      assertCorrupt(() -> backend.series().append(series, Local.readings(20, 1)), "of 2025-03-01");
      assertCorrupt(
          () -> backend.discards().discard(series, Local.readings(0, 1)), "of 2025-03-01");
    }
  }

  @Test
  void aBlockUnderAnotherDayIsCorrupt() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.BLOCK);
    try (RdsBackend backend = Local.made(config)) {
      Series series = holding(backend);
      Sql.run("UPDATE " + table(config) + " SET day = day + 1");

      assertCorrupt(() -> backend.series().latest(series), "it holds another day");
    }
  }

  @Test
  void aDefinitionThatIsNoLayoutIsCorrupt() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    try (RdsBackend backend = Local.made(config)) {
      Series series = holding(backend);
      Sql.run("UPDATE " + config.schema() + ".series SET layout = 'no layout'");

      assertCorrupt(() -> backend.series().find(series.name()), "its layout");
    }
  }

  private static Series holding(RdsBackend backend) {
    Series series = Local.series();
    backend.series().define(series);
    backend.series().append(series, Local.readings(0, 10));
    return series;
  }

  private static String table(RdsConfig config) {
    return config.schema()
        + "."
        + Sql.ask(
            "SELECT CASE form WHEN 'row' THEN 'row_' || id ELSE form END FROM "
                + config.schema()
                + ".series LIMIT 1");
  }

  private static void assertCorrupt(ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
        .hasMessageContaining(what);
  }
}
