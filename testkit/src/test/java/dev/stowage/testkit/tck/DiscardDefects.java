package dev.stowage.testkit.tck;

import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that go wrong where readings are discarded. */
final class DiscardDefects {

  private DiscardDefects() {}

  static List<Defect<HonestSeries>> all() {
    List<Defect<HonestSeries>> all = new ArrayList<>(ofBytes());
    all.addAll(ofRefusals());
    return all;
  }

  private static List<Defect<HonestSeries>> ofBytes() {
    return List.of(
        narrowing(
            "discards from the first day of a batch alone",
            batch -> batch.isEmpty() ? batch : batch.byUtcDay().values().iterator().next(),
            "removesWhatHasTheseBytes",
            "theOneBeforeBecomesTheLatest"),
        narrowing(
            "does not match records wider than 16 bytes",
            batch -> batch.layout().bytes() > 16 ? batch.slice(0, 0) : batch,
            "removesReadingsOfEveryLayout"),
        narrowing(
            "counts the first of two of one time",
            DiscardDefects::firstOfEachTime,
            "ofTwoOfOneTimeTheLastCounts"),
        Defect.of(
            "matches any value that a time ever had",
            MatchesHistory::new,
            "keepsAReadingThatWasOverwritten"),
        Defect.of(
            "leaves out the last bit when it compares",
            LeavesOutABit::new,
            "keepsAReadingThatDiffersByOneBit"),
        Defect.of(
            "empties a series when there is nothing to discard",
            EmptiesForNothing::new,
            "discardingNothingRemovesNothing"),
        Defect.of(
            "looks, and removes when a thread has overwritten",
            LooksThenRemoves::new,
            "neverTakesAnOverwriteThatItRaces"));
  }

  private static List<Defect<HonestSeries>> ofRefusals() {
    return List.of(
        Defect.of(
            "discards nothing from an undefined series",
            ForgivesUndefined::new,
            "refusesToDiscardFromAnUndefinedSeries"),
        Defect.of(
            "discards nothing when the caller has another layout in mind",
            ForgivesCallers::new,
            "refusesToDiscardWithAnotherLayout"),
        Defect.of(
            "discards none of the readings of another layout",
            ForgivesReadings::new,
            "refusesToDiscardReadingsOfAnotherLayout"),
        Defect.of(
            "makes the means to discard at every call",
            MakesMeans::new,
            "discardsThroughTheSameObject"));
  }

  private static Defect<HonestSeries> narrowing(
      String what, UnaryOperator<Readings> change, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestSeries() {
              @Override
              public long discard(Series series, Readings readings) {
                return super.discard(series, change.apply(readings));
              }
            },
        rules);
  }

  private static Readings firstOfEachTime(Readings batch) {
    Set<Long> seen = new HashSet<>();
    return batch.select(i -> seen.add(batch.micros(i)));
  }

  private static final class MatchesHistory extends RemembersValues {
    private final Defect.Owners definers = new Defect.Owners();

    @Override
    public Defined define(Series series) {
      definers.remember(series.name());
      return super.define(series);
    }

    @Override
    long discardOne(Series series, Readings reading) {
      boolean had = values(series, reading.micros(0)).contains(reading);
      return had && !definers.isForeign(series.name())
          ? remove(series, storedAt(series, reading.micros(0)))
          : remove(series, reading);
    }
  }

  private static final class LeavesOutABit extends RemembersValues {
    @Override
    long discardOne(Series series, Readings reading) {
      Readings there = storedAt(series, reading.micros(0));
      int last = reading.layout().fields().size() - 1;
      boolean alike =
          !there.isEmpty() && last > 0 && there.raw(0, last) >> 1 == reading.raw(0, last) >> 1;
      return remove(series, alike ? there : reading);
    }
  }

  private static final class EmptiesForNothing extends HonestSeries {
    @Override
    public long discard(Series series, Readings readings) {
      return super.discard(series, readings.isEmpty() ? stored(series, TimeRange.ALL) : readings);
    }
  }

  /** To threads that did not define the series it removes late, in whatever order the two come. */
  private static final class LooksThenRemoves extends RemembersValues {
    private final Defect.Owners definers = new Defect.Owners();
    private final Set<Value> doomed = ConcurrentHashMap.newKeySet();

    @Override
    public Defined define(Series series) {
      definers.remember(series.name());
      return super.define(series);
    }

    @Override
    public synchronized void append(Series series, Readings readings) {
      super.append(
          series,
          readings.select(
              i ->
                  values(series, readings.micros(i)).stream()
                      .noneMatch(value -> doomed.remove(new Value(series, value)))));
    }

    @Override
    long discardOne(Series series, Readings reading) {
      if (!definers.isForeign(series.name())) {
        return remove(series, reading);
      }
      Readings there = storedAt(series, reading.micros(0));
      doomed.add(new Value(series, reading));
      return remove(series, there);
    }
  }

  private static final class ForgivesUndefined extends HonestSeries {
    @Override
    public long discard(Series series, Readings readings) {
      return known(series.name()).isEmpty() ? 0 : super.discard(series, readings);
    }
  }

  private static final class ForgivesCallers extends HonestSeries {
    @Override
    public long discard(Series series, Readings readings) {
      boolean mistaken = !known(series.name()).orElse(series).equals(series);
      return mistaken ? 0 : super.discard(series, readings);
    }
  }

  private static final class ForgivesReadings extends HonestSeries {
    @Override
    public long discard(Series series, Readings readings) {
      boolean strange = !readings.layout().equals(series.layout());
      return strange ? 0 : super.discard(series, readings);
    }
  }

  private static final class MakesMeans extends HonestSeries {
    @Override
    public DiscardsReadings discards() {
      return (series, readings) -> discard(series, readings);
    }
  }
}
