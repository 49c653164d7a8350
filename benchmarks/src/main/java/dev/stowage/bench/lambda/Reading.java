package dev.stowage.bench.lambda;

import dev.stowage.bench.Quantile;
import java.time.Duration;
import java.util.List;

/**
 * What one start showed, or the medians of several.
 *
 * @param initMillis from the start of the process to its first request for an event, or to its
 *     checkpoint; before a snapshot nobody waits for it
 * @param restoreMillis from the snapshot to the first request for an event; 0 without one
 * @param firstMillis how long the first event waited for its answer
 * @param cpuMillis what the process worked until that answer, before a snapshot left out
 * @param warmMillis the median of the events after it
 * @param warmP99Millis how long all but one in a hundred of them waited at most
 * @param peakMegabytes the most memory that was resident, in MiB
 */
record Reading(
    double initMillis,
    double restoreMillis,
    double firstMillis,
    double cpuMillis,
    double warmMillis,
    double warmP99Millis,
    double peakMegabytes) {

  /** Returns what the first caller waits for, but for the service's own part. */
  double waitedMillis(Begin begin) {
    return firstMillis + (begin == Begin.COLD ? initMillis : restoreMillis);
  }

  /** Takes the median of each figure. */
  static Reading median(List<Reading> rounds) {
    return new Reading(
        Quantile.median(rounds, Reading::initMillis),
        Quantile.median(rounds, Reading::restoreMillis),
        Quantile.median(rounds, Reading::firstMillis),
        Quantile.median(rounds, Reading::cpuMillis),
        Quantile.median(rounds, Reading::warmMillis),
        Quantile.median(rounds, Reading::warmP99Millis),
        Quantile.median(rounds, Reading::peakMegabytes));
  }

  /** Returns a time as the figures have it. */
  static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
