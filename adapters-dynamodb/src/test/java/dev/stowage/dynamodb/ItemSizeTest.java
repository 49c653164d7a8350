package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our rules of size and units against what the engine charges. */
class ItemSizeTest {

  private static final int OPERATIONS = 2_000;

  @Test
  void chargesEveryOperationExactlyAsTheEngineDoes() {
    long seed = System.nanoTime();
    Map<String, Integer> seen = new TreeMap<>();
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      SizeTrial trial = new SizeTrial(backend, new Random(seed));
      for (int i = 0; i < OPERATIONS; i++) {
        SizeTrial.Charge charge = trial.next();
        assertThat(charge.charged())
            .as(
                "units of the %s number %s of the trial with seed %s, done to %s",
                charge.operation(), i, seed, charge.of())
            .isEqualByComparingTo(charge.expected());
        seen.merge(charge.operation(), 1, Integer::sum);
      }
    }
    assertThat(seen.keySet())
        .as("operations tried: %s", seen)
        .containsExactlyInAnyOrder(
            "batch get", "batch write", "delete", "get", "put", "query", "scan", "update");
  }
}
