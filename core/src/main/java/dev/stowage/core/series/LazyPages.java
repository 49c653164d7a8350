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
