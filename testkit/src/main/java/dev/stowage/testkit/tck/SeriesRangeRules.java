package dev.stowage.testkit.tck;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which readings a range takes: from its beginning, up to but not at its end. */
abstract class SeriesRangeRules extends SeriesConflictRules {

  /** The beginning of a range belongs to it, to the microsecond. */
  @Test
  public final void aRangeTakesItsBeginning() {
    Readings row = Samples.row(Samples.MORNING, 1, 5, 3);
    assertSame(
        "from " + row.text(2, 0) + " on, one reading each microsecond",
        row.slice(2, 5),
        scanned(holding(row), new TimeRange(row.time(2), TimeRange.END_OF_TIME)));
  }

  /** The end of a range does not belong to it, to the microsecond. */
  @Test
  public final void aRangeLeavesItsEnd() {
    Readings row = Samples.row(Samples.MORNING, 1, 5, 3);
    assertSame(
        "up to " + row.text(2, 0) + ", one reading each microsecond",
        row.slice(0, 2),
        scanned(holding(row), new TimeRange(Instant.EPOCH, row.time(2))));
  }

  /** Ends between two microseconds are compared exactly. */
  @Test
  public final void comparesEndsBelowAMicrosecondExactly() {
    Readings row = Samples.row(Samples.MORNING, 10, 3, 3);
    Series series = holding(row);
    assertSame(
        "a nanosecond after the first reading is after it",
        row.slice(1, 3),
        scanned(series, new TimeRange(row.time(0).plusNanos(1), TimeRange.END_OF_TIME)));
    assertSame(
        "a nanosecond after the last reading is not before it",
        row,
        scanned(series, new TimeRange(Instant.EPOCH, row.time(2).plusNanos(1))));
  }

  /** A range that ends where it begins holds nothing, not even a reading of that time. */
  @Test
  public final void anEmptyRangeHoldsNothing() {
    Readings reading = Samples.of(Samples.MORNING, 3);
    assertSame(
        "a range of no length at the time of a reading",
        Readings.none(Samples.PLAIN),
        scanned(holding(reading), new TimeRange(reading.time(0), reading.time(0))));
  }

  /** A range before, between or after the readings holds nothing. */
  @Test
  public final void aRangeBesideTheReadingsHoldsNothing() {
    Readings two = Samples.row(Samples.MORNING, Samples.HOUR, 2, 3);
    Series series = holding(two);
    for (long from : new long[] {-Samples.HOUR, 1, Samples.HOUR + 1}) {
      TimeRange beside =
          new TimeRange(
              Samples.instant(Samples.MORNING + from),
              Samples.instant(Samples.MORNING + from + Samples.HOUR - 2));
      assertSame(
          beside + " holds neither " + two.text(0, 0) + " nor " + two.text(1, 0),
          Readings.none(Samples.PLAIN),
          scanned(series, beside));
    }
  }

  /** A UTC day holds its first microsecond and its last, and nothing of its neighbours. */
  @Test
  public final void aDayHoldsWhatLiesBetweenItsMidnights() {
    long[] times = {
      Samples.MIDNIGHT - 1,
      Samples.MIDNIGHT,
      Samples.MIDNIGHT + Samples.DAY - 1,
      Samples.MIDNIGHT + Samples.DAY
    };
    Series series = defined(Samples.PLAIN);
    for (long time : times) {
      store().append(series, Samples.of(time, 5));
    }
    assertSame(
        "the first and the last microsecond of a day",
        Samples.join(Samples.of(times[1], 5), Samples.of(times[2], 5)),
        scanned(series, TimeRange.ofDay(ReadingTime.utcDay(times[1]))));
    assertSame(
        "the last microsecond of the day before",
        Samples.of(times[0], 5),
        scanned(series, TimeRange.ofDay(ReadingTime.utcDay(times[0]))));
  }

  /** A range that begins and ends within days reads the days between whole. */
  @Test
  public final void aRangeOfSeveralDaysIsCutAtBothEnds() {
    Readings row = Samples.row(Samples.MORNING, 6 * Samples.HOUR, 16, 5);
    TimeRange range =
        new TimeRange(
            Samples.instant(row.micros(3) - Samples.HOUR),
            Samples.instant(row.micros(13) + Samples.HOUR));
    assertSame(
        "a reading every six hours of four days, without the first three and the last two",
        row.slice(3, 14),
        scanned(holding(row), range));
  }
}
