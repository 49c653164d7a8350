package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.series.Series;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventualReadsTest {

  @ParameterizedTest
  @EnumSource(SeriesForm.class)
  void readingsAreReadForHalfThePrice(SeriesForm form) {
    try (DynamoDbBackend strong = Local.fresh(form);
        DynamoDbBackend eventual = Local.open(strong.config().table(), form, Reads.EVENTUAL)) {
      Series series = Local.defined(strong);
      strong.series().append(series, Local.readings(300));

      assertThat(priceOfAScan(eventual, series).multiply(BigDecimal.valueOf(2)))
          .isEqualByComparingTo(priceOfAScan(strong, series))
          .isPositive();
    }
  }

  private static BigDecimal priceOfAScan(DynamoDbBackend backend, Series series) {
    backend.series().latest(series);
    BigDecimal before = Local.counted(backend, UsageType.DYNAMODB_READ, Basis.MEASURED);
    assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(300));
    return Local.counted(backend, UsageType.DYNAMODB_READ, Basis.MEASURED).subtract(before);
  }
}
