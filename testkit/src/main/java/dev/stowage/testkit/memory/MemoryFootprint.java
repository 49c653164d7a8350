package dev.stowage.testkit.memory;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;

/** Sums of what is kept; nothing is encoded beyond the records, and nobody bills it. */
final class MemoryFootprint {

  private long records;
  private long logicalBytes;
  private long encodedBytes;

  void add(long count, long logical, long encoded) {
    records += count;
    logicalBytes += logical;
    encodedBytes += encoded;
  }

  Footprint footprint() {
    return new Footprint(
        Amount.measured(records),
        Amount.measured(logicalBytes),
        Amount.measured(encodedBytes),
        null,
        Amount.measured(0));
  }
}
