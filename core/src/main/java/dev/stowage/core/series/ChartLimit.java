package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.concurrent.Semaphore;

/**
 * How many readings charts may hold in memory. To pick its points a chart must see every reading of
 * its range; whoever lets others choose the range needs a bound for one chart, and one for all that
 * are drawn at once. Safe for use by many threads.
 */
public final class ChartLimit {

  private static final int SHARE_OF_HEAP = 8;
  private static final int MOST_TOGETHER = 2_000_000;

  /** Of a reading: a record of 512 bits, the time and the value that is drawn. */
  private static final int MOST_BYTES = 80;

  private final int ofOne;
  private final Semaphore left;

  private ChartLimit(int ofOne, int together) {
    this.ofOne = ofOne;
    this.left = new Semaphore(together);
  }

  /**
   * Makes a limit.
   *
   * @param ofOne the most readings of one chart, above 0
   * @param together the most readings of all charts that are drawn at once, at least {@code ofOne}
   * @return the limit, of which nothing is used
   */
  public static ChartLimit of(int ofOne, int together) {
    if (ofOne < 1 || together < ofOne) {
      throw new StowageException(
          ErrorKind.INVALID,
          "chart",
          "limit",
          ofOne + " of " + together + " readings; one chart needs 1 to as many as all together");
    }
    return new ChartLimit(ofOne, together);
  }

  /**
   * Makes a limit for a process that serves others: all charts together hold at most an eighth of
   * the heap, even where each record has the most bytes, and at most two million readings. One
   * chart holds half of that.
   *
   * @return the limit, of which nothing is used
   */
  public static ChartLimit standard() {
    return ofHeap(Runtime.getRuntime().maxMemory());
  }

  /** The standard limit in a heap of so many bytes. */
  static ChartLimit ofHeap(long bytes) {
    long fitting = bytes / SHARE_OF_HEAP / MOST_BYTES;
    int together = (int) Math.max(2, Math.min(fitting, MOST_TOGETHER));
    return of(together / 2, together);
  }

  /**
   * Makes a limit for whoever chooses the ranges itself.
   *
   * @return the limit, which is that of an array
   */
  public static ChartLimit none() {
    return of(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Begins a chart of a series, which takes its share as it grows and gives it back at once. */
  Share begin(String series) {
    return new Share(series);
  }

  /** What one chart holds. For one thread. */
  final class Share implements AutoCloseable {

    private final String series;
    private int held;

    private Share(String series) {
      this.series = series;
    }

    /**
     * Takes room for more readings.
     *
     * @throws StowageException TOO_LARGE when the chart would hold more than one may, THROTTLED
     *     when others hold too much now
     */
    void take(int readings) {
      if (readings > ofOne - held) {
        throw new StowageException(
            ErrorKind.TOO_LARGE,
            "chart",
            series,
            "the range holds more than "
                + ofOne
                + " readings, the most that a chart is drawn of; ask for a shorter range, or for"
                + " one reading every so often instead of points");
      }
      if (!left.tryAcquire(readings)) {
        throw new StowageException(
            ErrorKind.THROTTLED,
            "chart",
            series,
            "others draw charts of too many readings now; a shorter range may pass");
      }
      held += readings;
    }

    @Override
    public void close() {
      left.release(held);
      held = 0;
    }
  }
}
