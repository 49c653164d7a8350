package dev.stowage.bench.compare;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import org.jspecify.annotations.Nullable;

/** Tells what of a footprint is the workload's, where a store held something before. */
final class Footprints {

  private Footprints() {}

  /** Returns what came on top. The later footprint's marks are kept. */
  static Footprint difference(Footprint after, Footprint before) {
    return new Footprint(
        minus(after.records(), before.records()),
        minus(after.logicalBytes(), before.logicalBytes()),
        minus(after.encodedBytes(), before.encodedBytes()),
        minusWhereSeen(after.physicalBytes(), before.physicalBytes()),
        minus(after.billedBytes(), before.billedBytes()));
  }

  private static @Nullable Amount minusWhereSeen(@Nullable Amount after, @Nullable Amount before) {
    return after == null || before == null ? null : minus(after, before);
  }

  private static Amount minus(Amount after, Amount before) {
    return new Amount(Math.max(0, after.value() - before.value()), after.basis());
  }
}
