package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of typed columns. */
class RowSeriesTest {

  @Test
  void givesEachFieldTheNarrowestTypeAndLaysTheWideOnesFirst() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    try (RdsBackend backend = Local.made(config)) {
      RecordLayout layout =
          RecordLayout.parse("time:31:s one:1 small:15 mid:16 int:31 wide:32 widest:63");
      backend.series().define(new Series("widths", layout));

      assertThat(
              Sql.ask(
                  "SELECT string_agg(attname || ' ' || atttypid::regtype, ', ' ORDER BY attnum)"
                      + " FROM pg_attribute WHERE attnum > 0 AND attnotnull AND attrelid = '"
                      + table(config)
                      + "'::regclass"))
          .isEqualTo(
              "f5 bigint, f6 bigint, f0 integer, f3 integer, f4 integer, f1 smallint, f2 smallint");
    }
  }

  @Test
  void keepsTheLowestAndTheHighestOfEveryWidth() {
    try (RdsBackend backend = Local.fresh(SeriesForm.ROW)) {
      StringBuilder text = new StringBuilder("time:31:s");
      for (int bits : new int[] {1, 7, 8, 14, 15, 16, 17, 30, 31, 32, 33, 62, 63}) {
        text.append(" w").append(bits).append(':').append(bits);
      }
      RecordLayout layout = RecordLayout.parse(text.toString());
      Series series = new Series("extremes", layout);
      long[] highest = layout.fields().stream().mapToLong(f -> f.maxRaw()).toArray();
      Readings both =
          Readings.builder(layout).addRaw(new long[highest.length]).addRaw(highest).build();

      backend.series().define(series);
      backend.series().append(series, both);

      assertThat(Local.all(backend.series(), series)).isEqualTo(both);
      assertThat(backend.discards().discard(series, both)).isEqualTo(2);
    }
  }

  @Test
  void writesOnlyWhatDiffers() {
    RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
    try (RdsBackend backend = Local.made(config)) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 10));
      String before = versions(config);

      backend.series().append(series, Local.readings(0, 10));
      assertThat(versions(config)).as("the same again").isEqualTo(before);

      backend.series().append(series, Local.readings(5, 10));
      assertThat(versions(config)).as("ten rows are untouched").startsWith(before);
    }
  }

  /** Around the limits of a statement and of a page. */
  @Test
  void takesABatchInPartsAndGivesItBackInPages() {
    try (RdsBackend backend = Local.fresh(SeriesForm.ROW)) {
      for (int size :
          new int[] {
            RowSeries.ROWS_PER_PAGE - 1,
            RowSeries.ROWS_PER_PAGE,
            RowSeries.ROWS_PER_PAGE + 1,
            RowSeries.ROWS_PER_STATEMENT,
            RowSeries.ROWS_PER_STATEMENT + 1
          }) {
        Series series = Local.series();
        backend.series().define(series);
        backend.series().append(series, shuffled(Local.readings(0, size)));

        assertThat(Local.all(backend.series(), series)).isEqualTo(Local.readings(0, size));
        assertThat(backend.discards().discard(series, shuffled(Local.readings(1, size))))
            .isEqualTo(size - 1);
      }
    }
  }

  private static Readings shuffled(Readings readings) {
    int[] order = IntStream.range(0, readings.size()).toArray();
    Random random = new Random(7);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    var builder = Readings.builder(readings.layout());
    for (int i : order) {
      builder.addRaw(
          IntStream.range(0, readings.layout().fields().size())
              .mapToLong(f -> readings.raw(i, f))
              .toArray());
    }
    return builder.build();
  }

  /** Which transaction wrote each row, in the order of time. */
  private static String versions(RdsConfig config) {
    return Sql.ask("SELECT string_agg(xmin::text, ' ' ORDER BY f0) FROM " + table(config));
  }

  private static String table(RdsConfig config) {
    return config.schema()
        + ".row_"
        + Sql.ask("SELECT id FROM " + config.schema() + ".series LIMIT 1");
  }
}
