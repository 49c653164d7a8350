package dev.stowage.bench.lambda;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
        median(rounds, Reading::initMillis),
        median(rounds, Reading::restoreMillis),
        median(rounds, Reading::firstMillis),
        median(rounds, Reading::cpuMillis),
        median(rounds, Reading::warmMillis),
        median(rounds, Reading::warmP99Millis),
        median(rounds, Reading::peakMegabytes));
  }

  private static double median(List<Reading> rounds, ToDoubleFunction<Reading> figure) {
    return quantile(rounds.stream().mapToDouble(figure).toArray(), 0.5);
  }

  /**
   * Returns the smallest figure that a share of them does not exceed.
   *
   * @param figures at least one, in any order
   * @param share above 0, up to 1
   */
  static double quantile(double[] figures, double share) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** Returns a time as the figures have it. */
  static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
