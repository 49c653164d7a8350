package dev.stowage.testkit.tck;

import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/** Stores that go wrong at the ends of a range. */
final class RangeDefects {

  private static final Duration MICRO = Duration.ofNanos(1_000);

  private RangeDefects() {}

  static List<Defect<HonestSeries>> all() {
    return List.of(
        moving(
            "leaves the beginning of a range that begins within a day",
            range -> isMidnight(range.from()) ? range : fromLater(range),
            "aRangeTakesItsBeginning"),
        moving(
            "takes the end of a range that ends within a day",
            range ->
                isMidnight(range.to()) || range.to().equals(range.from())
                    ? range
                    : new TimeRange(range.from(), range.to().plus(MICRO)),
            "aRangeLeavesItsEnd"),
        moving(
            "cuts what is below a microsecond",
            range ->
                new TimeRange(
                    range.from().truncatedTo(ChronoUnit.MICROS),
                    range.to().truncatedTo(ChronoUnit.MICROS)),
            "comparesEndsBelowAMicrosecondExactly"),
        moving(
            "takes an empty range for a moment",
            range ->
                range.from().equals(range.to())
                    ? new TimeRange(range.from(), range.to().plus(MICRO))
                    : range,
            "anEmptyRangeHoldsNothing"),
        moving(
            "leaves the midnight that begins a range",
            range ->
                isMidnight(range.from()) && range.from().isAfter(Instant.EPOCH)
                    ? fromLater(range)
                    : range,
            "aDayHoldsWhatLiesBetweenItsMidnights"),
        Defect.of(
            "answers with everything when a range holds nothing",
            AnswersAnyway::new,
            "aRangeBesideTheReadingsHoldsNothing"),
        Defect.of(
            "reads the first and the last day of a range alone",
            ReadsTwoDays::new,
            "aRangeOfSeveralDaysIsCutAtBothEnds"));
  }

  private static Defect<HonestSeries> moving(
      String what, UnaryOperator<TimeRange> move, String rule) {
    return Defect.of(
        what,
        () ->
            new HonestSeries() {
              @Override
              public Iterable<Readings> scan(Series series, TimeRange range) {
                return super.scan(series, move.apply(range));
              }
            },
        rule);
  }

  private static boolean isMidnight(Instant time) {
    return time.truncatedTo(ChronoUnit.DAYS).equals(time);
  }

  private static TimeRange fromLater(TimeRange range) {
    return range.from().equals(range.to())
        ? range
        : new TimeRange(range.from().plus(MICRO), range.to());
  }

  private static final class AnswersAnyway extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      boolean beside = !range.from().equals(range.to()) && stored(series, range).isEmpty();
      return super.scan(series, beside ? TimeRange.ALL : range);
    }
  }

  private static final class ReadsTwoDays extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      boolean whole =
          range.from().equals(Instant.EPOCH) || range.to().equals(TimeRange.END_OF_TIME);
      if (whole) {
        return super.scan(series, range);
      }
      long first = range.fromMicros() / ReadingTime.MICROS_PER_DAY;
      long last = (range.toMicros() - 1) / ReadingTime.MICROS_PER_DAY;
      Readings found = stored(series, range);
      Readings kept =
          found.select(
              i -> {
                long day = found.micros(i) / ReadingTime.MICROS_PER_DAY;
                return day == first || day == last;
              });
      return kept.isEmpty() ? List.of() : List.of(kept);
    }
  }
}
