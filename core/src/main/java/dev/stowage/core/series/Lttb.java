package dev.stowage.core.series;

import java.util.stream.IntStream;

/**
 * Largest-Triangle-Three-Buckets: picks the readings that keep the look of a line chart.
 *
 * <p>The first and the last reading stay. Those between are cut into as many buckets of equal count
 * as points are left; from each bucket the reading is taken that spans the largest triangle with
 * the reading taken before it and the mean of the next bucket. Source: Sveinn Steinarsson,
 * "Downsampling Time Series for Visual Representation", University of Iceland, 2013.
 */
final class Lttb {

  private final long[] times;
  private final long[] values;
  private final int size;

  /**
   * Looks at readings.
   *
   * @param times their times, rising
   * @param values what is drawn of each
   * @param size how many there are; the arrays may be longer
   */
  Lttb(long[] times, long[] values, int size) {
    this.times = times;
    this.values = values;
    this.size = size;
  }

  /**
   * Picks readings.
   *
   * @param points how many to keep, at least 2
   * @return their indexes, rising; all of them when they are not more than that
   */
  int[] pick(int points) {
    if (size <= points) {
      return IntStream.range(0, size).toArray();
    }
    int[] kept = new int[points];
    kept[points - 1] = size - 1;
    double step = points == 2 ? 0 : (size - 2) / (double) (points - 2);
    for (int bucket = 0; bucket < points - 2; bucket++) {
      int from = (int) (bucket * step) + 1;
      int to = (int) ((bucket + 1) * step) + 1;
      int nextTo = Math.min((int) ((bucket + 2) * step) + 1, size);
      kept[bucket + 1] = largest(kept[bucket], from, to, Math.max(nextTo, to + 1));
    }
    return kept;
  }

  /** The reading of {@code from} to {@code to - 1} that spans the largest triangle. */
  private int largest(int before, int from, int to, int nextTo) {
    double meanTime = 0;
    double meanValue = 0;
    int next = nextTo - to;
    for (int i = to; i < nextTo; i++) {
      meanTime += (double) times[i] / next;
      meanValue += (double) values[i] / next;
    }
    double time = times[before];
    double value = values[before];
    int best = from;
    double largest = -1;
    for (int i = from; i < to; i++) {
      double twiceTheArea =
          Math.abs(
              (time - meanTime) * (values[i] - value) - (time - times[i]) * (meanValue - value));
      if (twiceTheArea > largest) {
        largest = twiceTheArea;
        best = i;
      }
    }
    return best;
  }
}
