package dev.stowage.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import org.junit.jupiter.api.Test;

class FootprintsTest {

  @Test
  void whatWasThereBeforeIsTakenOff() {
    Footprint before = footprint(1, Amount.measured(100));
    Footprint after = footprint(3, Amount.measured(400));
    assertThat(Footprints.difference(after, before))
        .isEqualTo(
            new Footprint(
                Amount.measured(2),
                Amount.measured(2),
                Amount.measured(2),
                Amount.measured(300),
                Amount.modelled(2)));
  }

  @Test
  void whatWasNotSeenBeforeOrAfterStaysUnseen() {
    assertThat(
            Footprints.difference(footprint(3, null), footprint(1, Amount.measured(1)))
                .physicalBytes())
        .isNull();
  }

  private static Footprint footprint(
      long value, @org.jspecify.annotations.Nullable Amount physical) {
    return new Footprint(
        Amount.measured(value),
        Amount.measured(value),
        Amount.measured(value),
        physical,
        Amount.modelled(value));
  }
}
