package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sizes and writes are tested by the guide's own examples in {@link BillingExampleTest}. */
class TimestreamRulesTest {

  private final PriceBook book = PriceBooks.shipped().find("new");

  @Test
  void aRecordOfSeveralMeasuresHoldsTheNameAndTheValueOfEach() {
    assertThat(
            TimestreamRules.recordBytes(
                Map.of("room", "kitchen"), Map.of("record", 0, "on", 1, "degrees", 8)))
        .isEqualTo(8 + "room".length() + "kitchen".length() + 6 + (2 + 1) + (7 + 8));
  }

  @Test
  void theMemoryStoreIsBilledByGigabytesOf2To30AndHours() {
    assertThat(TimestreamRules.memoryGigabyteHours(1L << 30, 6)).isEqualByComparingTo("6");
    assertThat(TimestreamRules.memoryGigabyteHours(1L << 29, 1)).isEqualByComparingTo("0.5");
    assertThat(TimestreamRules.memoryGigabyteHours(0, 6)).isZero();
  }

  @Test
  void aQueryAloneIsBilledFourUnitsForThirtySeconds() {
    BigDecimal thirtyQueries =
        TimestreamRules.queryHours(TimestreamRules.LEAST_QUERY_TIME)
            .multiply(BigDecimal.valueOf(30));

    assertThat(thirtyQueries.setScale(30, RoundingMode.HALF_EVEN)).isEqualByComparingTo("1");
    assertThat(TimestreamRules.queryHours(Duration.ofHours(1))).isEqualByComparingTo("4");
    assertThat(TimestreamRules.queryHours(Duration.ZERO)).isZero();
  }

  @Test
  void everyUsageTypeHasAPrice() {
    for (UsageType type :
        new UsageType[] {
          TimestreamRules.WRITES,
          TimestreamRules.MAGNETIC_STORAGE,
          TimestreamRules.MEMORY_STORAGE,
          TimestreamRules.QUERIES
        }) {
      assertThat(book.quote(type, FreeTier.OFF).book()).as("%s", type).isSameAs(book);
    }
  }
}
