package dev.stowage.bench.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At the old prices a million writes of DynamoDB cost $1.25, a million reads $0.25. */
class EstimateTest {

  private static final PriceBook OLD = PriceBooks.shipped().find("old");

  private static Usage used(Phase phase, UsageType type, String quantity) {
    return new Usage(phase, type, new BigDecimal(quantity), Basis.MEASURED);
  }

  @Test
  void keepsPhaseAndUsageTypeAndAddsUp() {
    List<Usage> usage =
        List.of(
            used(Phase.INIT, UsageType.DYNAMODB_WRITE, "1000"),
            used(Phase.LOAD, UsageType.DYNAMODB_WRITE, "2000"),
            used(Phase.READ, UsageType.DYNAMODB_READ, "0.5"));
    Estimate estimate = new Estimate(Estimate.items("line", usage, OLD), "", List.of());
    assertThat(estimate.items()).extracting(Estimate.Item::usage).isEqualTo(usage);
    assertThat(estimate.items().get(1).usd()).isEqualByComparingTo("0.0025");
    assertThat(estimate.usd()).isEqualByComparingTo("0.003750125");
  }

  @Test
  void refusesWhatHasNoPrice() {
    List<Usage> usage = List.of(used(Phase.LOAD, new UsageType("X", "Y", "Z"), "1"));
    assertThatThrownBy(() -> Estimate.items("line", usage, OLD))
        .hasMessageContaining("no price of X Y");
  }

  @Test
  void comesToWhatIsCountedOfTheSameRequests() {
    Spending spending = new Spending(OLD, BigDecimal.ONE, () -> {});
    Meter one = spending.meter();
    Meter other = spending.meter();
    one.add(UsageType.DYNAMODB_WRITE, BigDecimal.TEN, Basis.MEASURED);
    other.add(UsageType.DYNAMODB_READ, BigDecimal.ONE, Basis.MEASURED);
    spending.aside().meter().add(UsageType.DYNAMODB_READ, BigDecimal.ONE, Basis.MEASURED);
    BigDecimal estimated =
        List.of(one.usage(), other.usage(), spending.asideUsage()).stream()
            .flatMap(usage -> Estimate.items("", usage, OLD).stream())
            .map(Estimate.Item::usd)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(spending.usd()).isEqualByComparingTo(estimated);
    assertThat(spending.usd()).isEqualByComparingTo("0.000013");
  }

  @Test
  void whatIsRemovedAsideCountsButReachesNoLimit() {
    Spending spending = new Spending(OLD, new BigDecimal("0.000001"), () -> {});
    spending.aside().meter().add(UsageType.DYNAMODB_WRITE, BigDecimal.TEN, Basis.MEASURED);
    assertThat(spending.usd()).isEqualByComparingTo("0.0000125");
    assertThat(spending.limitReached()).isFalse();
    assertThatThrownBy(
            () -> spending.meter().add(UsageType.DYNAMODB_WRITE, BigDecimal.ONE, Basis.MEASURED))
        .isInstanceOf(SpendingLimit.Reached.class);
    assertThat(spending.limitReached()).isTrue();
  }
}
