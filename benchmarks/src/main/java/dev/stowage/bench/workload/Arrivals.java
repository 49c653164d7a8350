package dev.stowage.bench.workload;

/** Takes readings one by one, in the order in which their sensors send them. */
@FunctionalInterface
public interface Arrivals {

  /**
   * Takes one reading.
   *
   * @param series the place of its series in {@link Workload#series()}
   * @param raws the raw integers of the reading in layout order, the time first; the array is the
   *     caller's and holds other values after the call
   */
  void arrive(int series, long[] raws);
}
