package dev.stowage.s3;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.TimeRange;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Reads a range day by day. A day of many readings becomes several pages, so that only a part of it
 * is unpacked at a time: its span is cut into equal parts, as many as it would fill pages.
 */
final class DayScan implements Supplier<Optional<Readings>> {

  /** About how many readings a page holds. */
  static final int PAGE = 10_000;

  private final Iterator<LocalDate> days;
  private final Function<LocalDate, Optional<SealedDay>> reader;
  private final TimeRange range;
  private Iterator<Readings> parts = Collections.emptyIterator();

  /**
   * Begins before the first day.
   *
   * @param days the days to read, in time order
   * @param reader reads a day; empty when there is nothing
   * @param range the times to read of each
   */
  DayScan(
      Iterator<LocalDate> days, Function<LocalDate, Optional<SealedDay>> reader, TimeRange range) {
    this.days = days;
    this.reader = reader;
    this.range = range;
  }

  @Override
  public Optional<Readings> get() {
    while (parts.hasNext() || days.hasNext()) {
      if (!parts.hasNext()) {
        parts = reader.apply(days.next()).map(this::parts).orElseGet(Collections::emptyIterator);
      } else {
        Readings part = parts.next();
        if (!part.isEmpty()) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  private Iterator<Readings> parts(SealedDay day) {
    long from = Math.max(range.fromMicros(), day.firstMicros());
    long span = Math.min(range.toMicros(), day.lastMicros() + 1) - from;
    long parts = span <= 0 ? 0 : (day.count() + PAGE - 1L) / PAGE;
    return LongStream.range(0, parts)
        .mapToObj(part -> times(from + span * part / parts, from + span * (part + 1) / parts))
        .map(day::read)
        .iterator();
  }

  private static TimeRange times(long fromMicros, long toMicros) {
    return new TimeRange(ReadingTime.instant(fromMicros), ReadingTime.instant(toMicros));
  }
}
