package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemSeriesTest {

  @Test
  void aReadingByItselfCostsOneWriteUnit() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.series();
      backend.series().define(series);
      var before = Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED);

      backend.series().append(series, readings(1));

      assertThat(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED).subtract(before))
          .isEqualByComparingTo("1");
    }
  }

  @Test
  void aBatchCostsOneWriteUnitForEachReading() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.series();
      backend.series().define(series);
      var before = Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED);

      backend.series().append(series, readings(60));

      assertThat(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED).subtract(before))
          .isEqualByComparingTo("60");
      List<Readings> pages = new ArrayList<>();
      backend.series().scan(series, TimeRange.ALL).forEach(pages::add);
      assertThat(Readings.concat(Local.JOURNEY, pages)).isEqualTo(readings(60));
    }
  }

  private static Readings readings(int count) {
    ReadingsBuilder builder = Readings.builder(Local.JOURNEY);
    for (int i = 0; i < count; i++) {
      builder.addRaw(1_740_830_400_000L + i * 15_000L, 4660, i, 47, 2, 0, 200, 5);
    }
    return builder.build();
  }
}
