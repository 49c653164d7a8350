package dev.stowage.file;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a series in windows of time. A day of up to a page of readings is one window; a fuller one
 * is cut so that a window holds about a page, and where it holds none the next is twice as wide.
 */
final class DayPages {

  /** The most readings in a page. */
  static final int READINGS_PER_PAGE = 8192;

  private final SeriesFiles files;

  DayPages(SeriesFiles files) {
    this.files = files;
  }

  /**
   * Reads the first readings of a range.
   *
   * @param fromMicros the first time
   * @param toMicros the first time after
   * @return the readings, and the time to go on from; no readings at the end of the range
   */
  SeriesPages.Step next(long fromMicros, long toMicros) throws IOException {
    long at = fromMicros;
    Map.Entry<Long, DayFiles> day = files.days().ceilingEntry(dayOf(at));
    while (day != null && at < toMicros && startOf(day.getKey()) < toMicros) {
      at = Math.max(at, startOf(day.getKey()));
      long end = Math.min(toMicros, startOf(day.getKey() + 1));
      long width = width(day.getValue());
      while (at < end) {
        long to = Math.min(end, at + width);
        Readings found = day.getValue().read(window(at, to));
        if (found.size() > READINGS_PER_PAGE) {
          Readings page = found.slice(0, READINGS_PER_PAGE);
          return new SeriesPages.Step(page, page.micros(READINGS_PER_PAGE - 1) + 1);
        }
        at = to;
        if (!found.isEmpty()) {
          return new SeriesPages.Step(found, to);
        }
        width *= 2;
      }
      day = files.days().higherEntry(day.getKey());
    }
    return new SeriesPages.Step(Readings.none(files.series().layout()), toMicros);
  }

  /** Reads the reading with the highest time. */
  Optional<Readings> latest() throws IOException {
    for (DayFiles day : files.days().descendingMap().values()) {
      long start = startOf(day.day());
      long end = startOf(day.day() + 1);
      long width = width(day);
      while (end > start) {
        long from = Math.max(start, end - width);
        Readings found = day.read(window(from, end));
        if (!found.isEmpty()) {
          return Optional.of(found.slice(found.size() - 1, found.size()));
        }
        end = from;
        width *= 2;
      }
    }
    return Optional.empty();
  }

  /** Returns the microseconds that hold about a page of a day's readings. */
  private static long width(DayFiles day) throws IOException {
    long pages = day.atMost() / READINGS_PER_PAGE + 1;
    return Math.max(1, ReadingTime.MICROS_PER_DAY / pages);
  }

  private static TimeRange window(long fromMicros, long toMicros) {
    return new TimeRange(ReadingTime.instant(fromMicros), ReadingTime.instant(toMicros));
  }

  private static long dayOf(long micros) {
    return Math.floorDiv(micros, ReadingTime.MICROS_PER_DAY);
  }

  private static long startOf(long day) {
    return day * ReadingTime.MICROS_PER_DAY;
  }
}
