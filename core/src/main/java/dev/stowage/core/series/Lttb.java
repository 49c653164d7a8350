package dev.stowage.core.series;

/**
 * Largest-Triangle-Three-Buckets: picks the readings that keep the look of a line chart.
 *
 * <p>The first and the last reading stay. Those between are cut into as many buckets of equal count
 * as points are left; from each bucket the reading is taken that spans the largest triangle with
 * the reading taken before it and the mean of the next bucket. Source: Sveinn Steinarsson,
 * "Downsampling Time Series for Visual Representation", University of Iceland, 2013.
 */
final class Lttb {

  private Lttb() {}

  /**
   * Picks readings.
   *
   * @param readings in rising order of time
   * @param points how many to keep, at least 2
   * @param field the index of the field that is drawn
   * @return the readings picked, or all of them when they are not more than that
   */
  static Readings pick(Readings readings, int points, int field) {
    int size = readings.size();
    if (size <= points) {
      return readings;
    }
    boolean[] kept = new boolean[size];
    kept[0] = true;
    kept[size - 1] = true;
    int before = 0;
    double step = points == 2 ? 0 : (size - 2) / (double) (points - 2);
    for (int bucket = 0; bucket < points - 2; bucket++) {
      int from = (int) (bucket * step) + 1;
      int to = (int) ((bucket + 1) * step) + 1;
      int nextTo = Math.min((int) ((bucket + 2) * step) + 1, size);
      before = largest(readings, field, new int[] {before, from, to, Math.max(nextTo, to + 1)});
      kept[before] = true;
    }
    return readings.select(i -> kept[i]);
  }

  /**
   * The edges are: the reading taken before, the bucket's first, the next bucket's first, its end.
   */
  private static int largest(Readings readings, int field, int[] edges) {
    double meanTime = 0;
    double meanValue = 0;
    int next = edges[3] - edges[2];
    for (int i = edges[2]; i < edges[3]; i++) {
      meanTime += (double) readings.raw(i, 0) / next;
      meanValue += (double) readings.raw(i, field) / next;
    }
    double time = readings.raw(edges[0], 0);
    double value = readings.raw(edges[0], field);
    int best = edges[1];
    double largest = -1;
    for (int i = edges[1]; i < edges[2]; i++) {
      double twiceTheArea =
          Math.abs(
              (time - meanTime) * (readings.raw(i, field) - value)
                  - (time - readings.raw(i, 0)) * (meanValue - value));
      if (twiceTheArea > largest) {
        largest = twiceTheArea;
        best = i;
      }
    }
    return best;
  }
}
