package dev.stowage.bench.records;

import dev.stowage.bench.workload.Noise;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which records expire.
 *
 * @param percent how many of a hundred do, 0 to 100
 * @param after how long after they were made; null where none does
 */
public record Ending(BigDecimal percent, @Nullable Duration after) {

  /** Nothing expires. */
  static final Ending NEVER = new Ending(BigDecimal.ZERO, null);

  /** Draws how long a record lasts; null for ever. */
  @Nullable Duration draw(Noise noise, int number) {
    return isAmong(percent, noise, number) ? after : null;
  }

  /** Draws whether one is among so many of a hundred. */
  static boolean isAmong(BigDecimal percent, Noise noise, int number) {
    return noise.uniform(number) * 100 < percent.doubleValue();
  }
}
