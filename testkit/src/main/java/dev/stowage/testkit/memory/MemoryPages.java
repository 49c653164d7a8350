package dev.stowage.testkit.memory;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a range page by page. The only state is the time to go on from, so that what is
 * appended meanwhile neither hides nor repeats a reading.
 */
final class MemoryPages implements Iterator<Readings> {

  static final int READINGS_PER_PAGE = 1_000;

  /** Reads the first readings of a range of microseconds. */
  interface Source {
    Readings page(long fromMicros, long toMicros);
  }

  private final Source source;
  private final long toMicros;
  private long fromMicros;
  private @Nullable Readings ahead;

  MemoryPages(TimeRange range, Source source) {
    this.source = source;
    this.fromMicros = range.fromMicros();
    this.toMicros = range.toMicros();
  }

  @Override
  public boolean hasNext() {
    return !peek().isEmpty();
  }

  @Override
  public Readings next() {
    Readings page = peek();
    if (page.isEmpty()) {
      throw new NoSuchElementException("the range has no more readings");
    }
    fromMicros = page.micros(page.size() - 1) + 1;
    ahead = null;
    return page;
  }

  private Readings peek() {
    Readings page = ahead;
    if (page == null) {
      page = source.page(fromMicros, toMicros);
      ahead = page;
    }
    return page;
  }
}
