package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Limit;
import dev.stowage.core.cost.MeasuredRun;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.Projection;
import dev.stowage.core.cost.RdsRules;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What the store says it keeps, against what the published page layout says it must keep. */
class RdsFootprintTest {

  private static final int RECORD_BITS = 94;

  /** A time of 8 bytes and seven fields of 2. */
  private static final int ROW_BYTES = 22;

  /** One day of three sensors, a reading of each in every 15 seconds. */
  @Test
  void aDayOfTheJourneyTakesWhatThePageLayoutSays() {
    try (RdsBackend backend = Local.fresh(SeriesForm.ROW)) {
      List<Series> sensors = IntStream.range(0, 3).mapToObj(i -> Local.series()).toList();
      sensors.forEach(backend.series()::define);
      for (int from = 0; from < 5_760; from += 80) {
        for (Series sensor : sensors) {
          backend.series().append(sensor, Local.readings(from, 80));
        }
      }

      Footprint footprint = backend.footprint();

      assertMeasured(footprint, 17_280);
      assertThat(footprint.billedBytes().value())
          .isCloseTo(3 * PageFormulas.total(5_760, ROW_BYTES, 8), Percentage.withPercentage(2));
    }
  }

  @Test
  void aHundredThousandReadingsTakeWhatThePageLayoutSays() {
    try (RdsBackend backend = Local.fresh(SeriesForm.ROW)) {
      Series series = Local.series();
      backend.series().define(series);
      for (int from = 0; from < 100_000; from += 500) {
        backend.series().append(series, Local.readings(from, 500));
      }

      Footprint footprint = backend.footprint();

      assertMeasured(footprint, 100_000);
      assertThat(footprint.billedBytes().value())
          .isCloseTo(PageFormulas.total(100_000, ROW_BYTES, 8), Percentage.withPercentage(2));
    }
  }

  @Test
  void aDayInBlocksIsAFewPages() {
    try (RdsBackend backend = Local.fresh(SeriesForm.BLOCK)) {
      Series series = Local.series();
      backend.series().define(series);
      Readings day = Local.readings(0, 5_760);
      backend.series().append(series, day);

      Footprint footprint = backend.footprint();

      assertThat(footprint.records().value()).isEqualTo(5_760);
      assertThat(footprint.encodedBytes().value())
          .isEqualTo(24 + dev.stowage.core.series.SealedDay.encode(day).length);
      assertThat(footprint.billedBytes().value()).isLessThan(20L * 8_192);
    }
  }

  @Test
  void anEmptySchemaKeepsNoReadings() {
    try (RdsBackend backend = Local.fresh(SeriesForm.ROW)) {
      Footprint footprint = backend.footprint();

      assertThat(footprint.records().value()).isZero();
      assertThat(footprint.billedBytes().value()).isZero();
    }
  }

  @Test
  void isBilledByTheInstanceAndItsVolumeAndNotByRequest() {
    try (RdsBackend backend = Local.fresh(SeriesForm.ROW)) {
      Series series = Local.series();
      backend.series().define(series);
      backend.series().append(series, Local.readings(0, 10));
      backend.footprint();

      assertThat(backend.meter().usage()).isEmpty();
      assertThat(backend.tariff().storage()).isEqualTo(RdsRules.GP3_STORAGE);
      MeasuredRun run =
          new MeasuredRun(10, 1, backend.meter().usage(), backend.footprint().billedBytes());
      PriceBook book = PriceBooks.shipped().find(PriceBooks.DEFAULT);
      assertThat(Projection.of(run, backend.tariff(), book).idleMonthUsd())
          .as("730 hours of a db.t4g.micro at $0.016 and 20 GB of gp3 at $0.115")
          .isEqualByComparingTo("13.98");
    }
  }

  @Test
  void aDayOfBlocksHasALimitThatRowsHaveNot() {
    assertThat(RdsTariff.of(SeriesForm.ROW).limits())
        .extracting(Limit::measure)
        .containsExactly(Limit.Measure.APPENDS, Limit.Measure.BYTES_KEPT);
    assertThat(RdsTariff.of(SeriesForm.BLOCK).limits())
        .extracting(Limit::what)
        .last()
        .isEqualTo("64 MiB in the row of a day");
  }

  private static void assertMeasured(Footprint footprint, long readings) {
    assertThat(footprint.records().value()).isEqualTo(readings);
    assertThat(footprint.logicalBytes().value()).isEqualTo(readings * RECORD_BITS / 8);
    assertThat(footprint.encodedBytes().value()).isEqualTo(readings * ROW_BYTES);
    assertThat(footprint.physicalBytes()).isEqualTo(footprint.billedBytes());
    assertThat(footprint.billedBytes().basis()).isEqualTo(Basis.MEASURED);
  }
}
