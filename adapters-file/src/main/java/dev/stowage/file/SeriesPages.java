package dev.stowage.file;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a range page by page. The only state is the time to go on from, and how wide a
 * window held the last page: what is appended, sealed or discarded between two pages neither hides
 * nor repeats a reading.
 */
final class SeriesPages implements Iterator<Readings> {

  /**
   * One step through the range.
   *
   * @param readings the page; empty at the end
   * @param nextMicros the time to go on from
   * @param width microseconds that may hold the next page; 0 for no opinion
   */
  record Step(Readings readings, long nextMicros, long width) {}

  /** Reads the first page of a range of microseconds, beginning with a window of some width. */
  interface Source {
    Step next(long fromMicros, long toMicros, long width);
  }

  private final Source source;
  private final long toMicros;
  private long fromMicros;
  private long width;
  private @Nullable Readings ahead;

  SeriesPages(TimeRange range, Source source) {
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
    ahead = null;
    return page;
  }

  private Readings peek() {
    Readings page = ahead;
    if (page == null) {
      Step step = source.next(fromMicros, toMicros, width);
      fromMicros = step.nextMicros();
      width = step.width();
      page = step.readings();
      ahead = page;
    }
    return page;
  }
}
