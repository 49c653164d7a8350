package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MeteringTest {

  private final Meter meter = new Meter();
  private Instant now = Instant.parse("2025-03-01T12:00:00Z");
  private final Metering metering = new Metering(meter, () -> now);

  @Test
  void aRequestIsBilledInWholeKibibytes() {
    metering.wrote(1);
    assertCounted(TimestreamRules.WRITES, "1");
    metering.wrote(1_024);
    assertCounted(TimestreamRules.WRITES, "2");
    metering.wrote(1_025);
    assertCounted(TimestreamRules.WRITES, "4");
  }

  @Test
  void whatTheMemoryStoreTookIsBilledForSixHoursAtOnce() {
    metering.kept(1L << 30);
    assertCounted(TimestreamRules.MEMORY_STORAGE, "6");
    metering.kept(0);
    assertCounted(TimestreamRules.MEMORY_STORAGE, "6");
  }

  @Test
  void queriesOfOneTimeShareTheirThirtySeconds() {
    metering.queried();
    metering.queried();
    now = now.plusSeconds(29);
    assertQueriedSeconds(30);

    metering.queried();
    assertQueriedSeconds(59);
    now = now.plusSeconds(30);
    metering.queried();
    assertQueriedSeconds(89);
    now = now.plusSeconds(3_600);
    metering.queried();
    assertQueriedSeconds(119);
  }

  @Test
  void aClockThatWasSetBackBillsNothingTwice() {
    metering.queried();
    now = now.minusSeconds(3_600);
    metering.queried();

    assertQueriedSeconds(30);
  }

  private void assertQueriedSeconds(long seconds) {
    assertThat(
            counted(TimestreamRules.QUERIES)
                .multiply(BigDecimal.valueOf(900))
                .setScale(20, RoundingMode.HALF_EVEN))
        .isEqualByComparingTo(BigDecimal.valueOf(seconds));
  }

  private void assertCounted(UsageType type, String quantity) {
    assertThat(counted(type)).isEqualByComparingTo(quantity);
    assertThat(meter.usage()).extracting(Usage::basis).containsOnly(Basis.MODELLED);
  }

  private BigDecimal counted(UsageType type) {
    return meter.usage().stream()
        .filter(usage -> usage.type().equals(type))
        .map(Usage::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
