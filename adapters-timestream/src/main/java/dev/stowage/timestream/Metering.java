package dev.stowage.timestream;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.TimestreamRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Counts what each request is billed, by the documented rules: no answer of the service says it.
 * What the memory store keeps is counted when it is written, for as long as it will be there.
 */
final class Metering {

  private final Meter meter;
  private final InstantSource clock;
  private Instant billedUntil = Instant.MIN;

  Metering(Meter meter, InstantSource clock) {
    this.meter = meter;
    this.clock = clock;
  }

  /** A request that brought records, whether or not each of them was taken. */
  void wrote(long requestBytes) {
    meter.add(
        TimestreamRules.WRITES,
        BigDecimal.valueOf(TimestreamRules.writes(requestBytes)),
        Basis.MODELLED);
  }

  /** Records that the memory store took. */
  void kept(long bytesInMemory) {
    if (bytesInMemory > 0) {
      meter.add(
          TimestreamRules.MEMORY_STORAGE,
          TimestreamRules.memoryGigabyteHours(bytesInMemory, Tables.MEMORY_HOURS),
          Basis.MODELLED);
    }
  }

  /**
   * A query. It takes the least compute units for the least time; what is left of the time of an
   * earlier query it shares.
   */
  synchronized void queried() {
    Instant begun = clock.instant();
    Instant free = billedUntil.isAfter(begun) ? billedUntil : begun;
    Instant until = begun.plus(TimestreamRules.LEAST_QUERY_TIME);
    if (until.isAfter(free)) {
      billedUntil = until;
      meter.add(
          TimestreamRules.QUERIES,
          TimestreamRules.queryHours(Duration.between(free, until)),
          Basis.MODELLED);
    }
  }
}
