package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A range of times, {@code from} inclusive, {@code to} exclusive.
 *
 * @param from the first time in the range
 * @param to the first time after the range; not before {@code from}
 */
public record TimeRange(Instant from, Instant to) {

  /** The first time that no reading can have: the beginning of the year 10000. */
  public static final Instant END_OF_TIME =
      Instant.parse("9999-12-31T23:59:59.999999Z").plus(1, ChronoUnit.MICROS);

  /** Every time that a reading can have. */
  public static final TimeRange ALL = new TimeRange(Instant.EPOCH, END_OF_TIME);

  /**
   * Checks the order of the ends.
   *
   * @throws StowageException INVALID when {@code to} is before {@code from}
   */
  public TimeRange {
    if (to.isBefore(from)) {
      throw new StowageException(
          ErrorKind.INVALID, "range", from + " to " + to, "the end is before the beginning");
    }
  }

  /**
   * Returns the range of one UTC day.
   *
   * @param day the day
   * @return from 00:00 of the day to 00:00 of the next
   */
  public static TimeRange ofDay(LocalDate day) {
    return new TimeRange(
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /**
   * Returns the first whole microsecond in the range.
   *
   * @return microseconds since 1970, at least 0 and at most {@link #toMicros()}
   */
  public long fromMicros() {
    return ceilMicros(from);
  }

  /**
   * Returns the first whole microsecond after the range.
   *
   * @return microseconds since 1970, at least 0 and at most that of {@link #END_OF_TIME}
   */
  public long toMicros() {
    return ceilMicros(to);
  }

  /**
   * Tells whether a time is in the range.
   *
   * @param micros microseconds since 1970
   * @return whether it is
   */
  public boolean contains(long micros) {
    return micros >= fromMicros() && micros < toMicros();
  }

  /** A time is in the range exactly when its microsecond is not below the ends rounded up. */
  private static long ceilMicros(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      return 0;
    }
    Instant bounded = time.isAfter(END_OF_TIME) ? END_OF_TIME : time;
    return Math.addExact(
        Math.multiplyExact(bounded.getEpochSecond(), 1_000_000L), (bounded.getNano() + 999) / 1000);
  }
}
