package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.series.Series;
import org.junit.jupiter.api.Test;

class ItemSeriesTest {

  @Test
  void aReadingByItselfCostsOneWriteUnit() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      var before = Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED);

      backend.series().append(series, Local.readings(1));

      assertThat(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED).subtract(before))
          .isEqualByComparingTo("1");
    }
  }

  @Test
  void aBatchCostsOneWriteUnitForEachReading() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      var before = Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED);

      backend.series().append(series, Local.readings(60));

      assertThat(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MEASURED).subtract(before))
          .isEqualByComparingTo("60");
      assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(60));
    }
  }
}
