package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.StoreUrl;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Of the records whose equality is written out: that it is a record's. */
class WrittenEqualityTest {

  @Test
  void isThatOfEachComponent() {
    differ(
        () -> new UsageType("s", "n", "u"),
        new UsageType("S", "n", "u"),
        new UsageType("s", "N", "u"),
        new UsageType("s", "n", "U"));
    differ(() -> new RateKey("s", "n"), new RateKey("S", "n"), new RateKey("s", "N"));
    differ(
        () -> new PriceBasis(Confidence.A, "e", List.of("1"), "n"),
        new PriceBasis(Confidence.P, "e", List.of("1"), "n"),
        new PriceBasis(Confidence.A, "E", List.of("1"), "n"),
        new PriceBasis(Confidence.A, "e", List.of("2"), "n"),
        new PriceBasis(Confidence.A, "e", List.of("1"), "N"));
    differ(
        () -> new StoreUrl("s", "a", "p", Map.of("k", "v")),
        new StoreUrl("S", "a", "p", Map.of("k", "v")),
        new StoreUrl("s", "A", "p", Map.of("k", "v")),
        new StoreUrl("s", "a", "P", Map.of("k", "v")),
        new StoreUrl("s", "a", "p", Map.of("k", "V")));
  }

  private static void differ(Supplier<Record> one, Record... others) {
    assertThat(one.get()).isEqualTo(one.get()).hasSameHashCodeAs(one.get()).isNotEqualTo(null);
    assertThat(others).doesNotContain(one.get());
  }
}
