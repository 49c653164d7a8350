package dev.stowage.core.series;

/**
 * Removes single readings of a series.
 *
 * <p><b>Promises.</b> A reading goes only while it still has exactly the bytes passed; one that was
 * overwritten meanwhile stays. A discarded reading does not come back by itself.
 *
 * <p><b>Does not promise.</b> A discard is not atomic: after an error any part may be gone, and
 * repeating it is safe.
 *
 * <p><b>Threads.</b> Safe for use by many threads.
 *
 * <p><b>Errors.</b> As {@link SeriesStore}.
 */
public interface DiscardsReadings {

  /**
   * Discards readings that still have exactly these bytes.
   *
   * @param series a defined series
   * @param readings the readings to remove; of two with one time the last counts
   * @return how many were removed
   */
  long discard(Series series, Readings readings);
}
