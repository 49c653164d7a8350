package dev.stowage.core.series;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Pages of readings, each fetched when it is asked for: for an adapter whose store answers a scan
 * request by request. For one thread, as every iterator is.
 */
public final class LazyPages implements Iterator<Readings> {

  /** Reads the first readings of a range of time. */
  @FunctionalInterface
  public interface RangeSource {

    /**
     * Reads a page.
     *
     * @param fromMicros microseconds since 1970, inclusive
     * @param toMicros microseconds since 1970, exclusive
     * @return the first readings of the range, in time order and at least one; empty when there are
     *     none
     */
    Optional<Readings> page(long fromMicros, long toMicros);
  }

  private final Supplier<Optional<Readings>> source;
  private Optional<Readings> ahead = Optional.empty();
  private boolean ended;

  /**
   * Begins before the first page.
   *
   * @param source fetches the next page, which is not empty; empty at the end, after which it is
   *     not asked again; what it throws is thrown to whoever asked for the page
   */
  public LazyPages(Supplier<Optional<Readings>> source) {
    this.source = source;
  }

  /**
   * Begins before the first page of a range. Between two pages there is only the time to go on
   * from, so that what is appended meanwhile neither hides nor repeats a reading.
   *
   * @param range which readings
   * @param source reads the first of what is left of the range
   * @return the pages
   */
  public static LazyPages of(TimeRange range, RangeSource source) {
    long[] from = {range.fromMicros()};
    return new LazyPages(
        () -> {
          Optional<Readings> page = source.page(from[0], range.toMicros());
          page.ifPresent(readings -> from[0] = readings.micros(readings.size() - 1) + 1);
          return page;
        });
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty() && !ended) {
      ahead = source.get();
      ended = ahead.isEmpty();
    }
    return ahead.isPresent();
  }

  @Override
  public Readings next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the range has no more readings");
    }
    Readings page = ahead.orElseThrow();
    ahead = Optional.empty();
    return page;
  }
}
