package dev.stowage.file;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a series in windows of time. A day of up to a page of readings is one window; a fuller one
 * is cut so that a window holds about a page. Where a window holds nothing the next is twice as
 * wide; where it holds more than a page it is cut, and the next is narrower; where it holds more
 * than two it is given up for a narrower one, so that readings crowded into a minute do not all
 * come into memory.
 */
final class DayPages {

  /** The most readings in a page of a scan. */
  static final int READINGS_PER_PAGE = 8192;

  private static final int MOST_PAGES = 2;

  /** The most readings, and slots, that are read at once. */
  static final int MOST_READ = MOST_PAGES * READINGS_PER_PAGE;

  private static final int READINGS_FOR_LATEST = 64;

  /** A chunk of a sealed day, which is decoded whole, must fit into what is read at once. */
  private static final int LEAST_PER_PAGE = 512;

  private static final int CUT = 8;

  private static final int SHARE_OF_MEMORY = 32;
  private static final long LEAST_IN_A_LARGE_PAGE = 1 << 10;
  private static final long MOST_IN_A_LARGE_PAGE = 1 << 20;

  private final SeriesFiles files;
  private final int perPage;

  /**
   * Makes pages of a size.
   *
   * @param files the series
   * @param perPage the most readings in a page, at least 512
   */
  DayPages(SeriesFiles files, int perPage) {
    if (perPage < LEAST_PER_PAGE) {
      throw new IllegalArgumentException("pages of " + perPage + " readings");
    }
    this.files = files;
    this.perPage = perPage;
  }

  /** Makes pages for who reads the series. */
  static DayPages of(SeriesFiles files) {
    return new DayPages(files, READINGS_PER_PAGE);
  }

  /**
   * Makes pages for who goes through whole days. A live file in no order is read once a page, so
   * these are as large as memory allows.
   */
  static DayPages large(SeriesFiles files) {
    long bytes = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    long readings = bytes / ((long) Long.BYTES * files.series().layout().fields().size());
    return new DayPages(
        files, (int) Math.min(MOST_IN_A_LARGE_PAGE, Math.max(LEAST_IN_A_LARGE_PAGE, readings)));
  }

  /**
   * Reads the first readings of a range.
   *
   * @param fromMicros the first time
   * @param toMicros the first time after
   * @param hint how wide the first window should be; 0 for no opinion
   * @return the readings, and the time to go on from; no readings at the end of the range
   */
  SeriesPages.Step next(long fromMicros, long toMicros, long hint) throws IOException {
    long at = fromMicros;
    Map.Entry<Long, DayFiles> day = files.days().ceilingEntry(dayOf(at));
    while (day != null && startOf(day.getKey()) < toMicros) {
      at = Math.max(at, startOf(day.getKey()));
      long end = Math.min(toMicros, startOf(day.getKey() + 1));
      long width = firstWidth(day.getValue(), hint);
      while (at < end) {
        long to = Math.min(end, at + width);
        Optional<Readings> found = read(day.getValue(), at, to);
        if (found.isEmpty()) {
          width = narrower(to - at);
        } else if (found.get().isEmpty()) {
          at = to;
          width *= 2;
        } else {
          return step(found.get(), to, width);
        }
      }
      day = files.days().higherEntry(day.getKey());
    }
    return new SeriesPages.Step(Readings.none(files.series().layout()), toMicros, 0);
  }

  /** Cuts what a window held to a page, and says how wide the next window should be. */
  private SeriesPages.Step step(Readings found, long windowEnd, long width) {
    if (found.size() <= perPage) {
      return new SeriesPages.Step(
          found, windowEnd, found.size() < perPage / 2 ? wider(width) : width);
    }
    Readings page = found.slice(0, perPage);
    long share = Math.max(1, width / (found.size() / perPage));
    return new SeriesPages.Step(page, page.micros(perPage - 1) + 1, share);
  }

  private static long wider(long width) {
    return Math.min(ReadingTime.MICROS_PER_DAY, 2 * width);
  }

  private static long narrower(long width) {
    return Math.max(1, width / CUT);
  }

  /** Reads the reading with the highest time. */
  Optional<Readings> latest() throws IOException {
    for (DayFiles day : files.days().descendingMap().values()) {
      long start = startOf(day.day());
      long end = Math.min(startOf(day.day() + 1), day.highestMicros() + 1);
      long width = partOfDay(day, READINGS_FOR_LATEST);
      while (end > start) {
        long from = Math.max(start, end - width);
        Optional<Readings> found = read(day, from, end);
        if (found.isEmpty()) {
          width = narrower(end - from);
        } else if (found.get().isEmpty()) {
          end = from;
          width *= 2;
        } else {
          return found.map(last -> last.slice(last.size() - 1, last.size()));
        }
      }
    }
    return Optional.empty();
  }

  private long firstWidth(DayFiles day, long hint) throws IOException {
    return hint > 0 ? hint : partOfDay(day, perPage);
  }

  /** Returns the microseconds that hold about so many of a day's readings, if they are even. */
  private static long partOfDay(DayFiles day, int readings) throws IOException {
    long parts = Math.max(1, (day.atMost() + readings - 1) / readings);
    return Math.max(1, ReadingTime.MICROS_PER_DAY / parts);
  }

  /** Reads a window of a day; empty when it holds too much. */
  private Optional<Readings> read(DayFiles day, long fromMicros, long toMicros) throws IOException {
    TimeRange window =
        new TimeRange(ReadingTime.instant(fromMicros), ReadingTime.instant(toMicros));
    return day.read(window, MOST_PAGES * perPage);
  }

  private static long dayOf(long micros) {
    return Math.floorDiv(micros, ReadingTime.MICROS_PER_DAY);
  }

  private static long startOf(long day) {
    return day * ReadingTime.MICROS_PER_DAY;
  }
}
