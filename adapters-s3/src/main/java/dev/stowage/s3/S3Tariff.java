package dev.stowage.s3;

import dev.stowage.core.cost.Limit;
import dev.stowage.core.cost.S3Rules;
import dev.stowage.core.cost.Tariff;
import java.util.List;

/**
 * What a bucket is billed by the month, and how much of a series it takes: a day is one object,
 * which this adapter packs and unpacks in memory. The 3,500 writes a second that S3 promises for a
 * prefix are no limit: it gives more to those who ask for long enough, and readings would have to
 * take less than a byte to get there within the object of a day. A counter is one object, on which
 * one swap follows another; adds that share a swap, as those of one process do, can be more.
 */
final class S3Tariff {

  private static final Limit COUNTER =
      new Limit(
          Limit.Measure.ADDS_OF_A_COUNTER,
          5,
          "5 swaps a second on the object of a counter, each a read and a write of 100 ms",
          "Amazon S3 User Guide, \"Performance design patterns for Amazon S3\": latencies of roughly"
              + " 100 to 200 milliseconds");

  private S3Tariff() {}

  static Tariff of(Limits limits) {
    return new Tariff(S3Rules.STORAGE, List.of())
        .limitedBy(
            new Limit(
                Limit.Measure.BYTES_OF_A_DAY,
                limits.dayBytes(),
                (limits.dayBytes() >> 20) + " MiB in the object of a day",
                "Stowage: a day is packed and unpacked in memory"))
        .limitedBy(COUNTER);
  }
}
