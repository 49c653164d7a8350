package dev.stowage.rds;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Goes through a range page by page. Between two pages there is only the time to go on from: no
 * connection, no cursor, no snapshot. For one thread, as every iterator is.
 */
final class RangePages implements Iterator<Readings> {

  /** Reads the first page of a range of microseconds. */
  interface Source {
    Optional<Readings> page(long fromMicros, long toMicros);
  }

  private final Source source;
  private final long to;
  private long from;
  private Optional<Readings> ahead = Optional.empty();
  private boolean ended;

  RangePages(TimeRange range, Source source) {
    this.source = source;
    this.from = range.fromMicros();
    this.to = range.toMicros();
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty() && !ended) {
      ahead = source.page(from, to);
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
    from = page.micros(page.size() - 1) + 1;
    return page;
  }
}
