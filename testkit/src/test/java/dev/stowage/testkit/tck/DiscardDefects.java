package dev.stowage.testkit.tck;

import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that go wrong where readings are discarded. */
final class DiscardDefects {

  private DiscardDefects() {}

  static List<Defect> all() {
    List<Defect> all = new ArrayList<>(ofBytes());
    all.addAll(ofCounts());
    all.addAll(ofAfterwards());
    all.addAll(ofRefusals());
    return all;
  }

  private static List<Defect> ofBytes() {
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

  private static List<Defect> ofCounts() {
    return List.of(
        Defect.of(
            "counts what it was asked to discard",
            CountsRequests::new,
            "countsNothingThatIsNotThere",
            "keepsAReadingThatWasOverwritten",
            "keepsAReadingThatDiffersByOneBit",
            "ofTwoOfOneTimeTheLastCounts",
            "countsAReadingOnce",
            "ofManyDiscardsOfOneReadingOneCountsIt"),
        Defect.of(
            "counts again when a thread repeats itself", CountsAgain::new, "countsAReadingOnce"),
        Defect.of(
            "counts for every thread what one of them removed",
            CountsForAll::new,
            "ofManyDiscardsOfOneReadingOneCountsIt"));
  }

  private static List<Defect> ofAfterwards() {
    return List.of(
        Defect.of(
            "brings back what was discarded with the next append",
            BringsBack::new,
            "aDiscardedReadingStaysAway"),
        Defect.of(
            "uncovers the value before",
            Uncovers::new,
            "noOlderValueComesBack",
            "removesAValueThatCameBack"),
        Defect.of(
            "takes a value that came back for the old one",
            MissesReturned::new,
            "removesAValueThatCameBack"),
        Defect.of(
            "never takes again what was discarded",
            Bans::new,
            "whatWasDiscardedCanBeAppendedAgain"),
        Defect.of(
            "remembers the latest after it was discarded",
            RemembersLatest::new,
            "theOneBeforeBecomesTheLatest"));
  }

  private static List<Defect> ofRefusals() {
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

  private static Defect narrowing(String what, UnaryOperator<Readings> change, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestStore() {
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

  private record Value(Series series, Readings reading) {}

  /** Keeps every value that a time ever had, oldest first, until it is discarded. */
  private abstract static class Remembers extends HonestStore {
    private final Map<String, Map<Long, List<Readings>>> values = new ConcurrentHashMap<>();

    final List<Readings> values(Series series, long micros) {
      return values
          .computeIfAbsent(series.name(), name -> new ConcurrentHashMap<>())
          .computeIfAbsent(micros, time -> new ArrayList<>());
    }

    @Override
    public synchronized void append(Series series, Readings readings) {
      super.append(series, readings);
      for (int i = 0; i < readings.size(); i++) {
        values(series, readings.micros(i)).add(readings.slice(i, i + 1));
      }
    }

    /** Goes through a batch one by one, each time once. */
    @Override
    public final synchronized long discard(Series series, Readings readings) {
      long removed = super.discard(series, Readings.none(readings.layout()));
      Readings sorted = readings.inTimeOrder();
      for (int i = 0; i < sorted.size(); i++) {
        removed += discardOne(series, sorted.slice(i, i + 1));
      }
      return removed;
    }

    final long remove(Series series, Readings reading) {
      return super.discard(series, reading);
    }

    abstract long discardOne(Series series, Readings reading);
  }

  private static final class MatchesHistory extends Remembers {
    private final Defect.Definers definers = new Defect.Definers();

    @Override
    public Defined define(Series series) {
      definers.remember(series);
      return super.define(series);
    }

    @Override
    long discardOne(Series series, Readings reading) {
      boolean had = values(series, reading.micros(0)).contains(reading);
      return had && !definers.isForeign(series)
          ? remove(series, storedAt(series, reading.micros(0)))
          : remove(series, reading);
    }
  }

  private static final class LeavesOutABit extends Remembers {
    @Override
    long discardOne(Series series, Readings reading) {
      Readings there = storedAt(series, reading.micros(0));
      int last = reading.layout().fields().size() - 1;
      boolean alike =
          !there.isEmpty() && last > 0 && there.raw(0, last) >> 1 == reading.raw(0, last) >> 1;
      return remove(series, alike ? there : reading);
    }
  }

  private static final class EmptiesForNothing extends HonestStore {
    @Override
    public long discard(Series series, Readings readings) {
      return super.discard(series, readings.isEmpty() ? stored(series, TimeRange.ALL) : readings);
    }
  }

  /** To threads that did not define the series it removes late, in whatever order the two come. */
  private static final class LooksThenRemoves extends Remembers {
    private final Defect.Definers definers = new Defect.Definers();
    private final Set<Value> doomed = ConcurrentHashMap.newKeySet();

    @Override
    public Defined define(Series series) {
      definers.remember(series);
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
      if (!definers.isForeign(series)) {
        return remove(series, reading);
      }
      Readings there = storedAt(series, reading.micros(0));
      doomed.add(new Value(series, reading));
      return remove(series, there);
    }
  }

  private static final class CountsRequests extends HonestStore {
    @Override
    public long discard(Series series, Readings readings) {
      super.discard(series, readings);
      return readings.size();
    }
  }

  private static final class CountsAgain extends HonestStore {
    private record Request(Thread by, Series series, Readings readings) {}

    private final Map<Request, Long> answers = new ConcurrentHashMap<>();

    @Override
    public long discard(Series series, Readings readings) {
      long removed = super.discard(series, readings);
      return answers.merge(
          new Request(Thread.currentThread(), series, readings), removed, Math::max);
    }
  }

  private static final class CountsForAll extends HonestStore {
    private final Defect.Definers definers = new Defect.Definers();

    @Override
    public Defined define(Series series) {
      definers.remember(series);
      return super.define(series);
    }

    @Override
    public long discard(Series series, Readings readings) {
      long removed = super.discard(series, readings);
      return definers.isForeign(series) ? readings.size() : removed;
    }
  }

  private static final class BringsBack extends HonestStore {
    private final Map<String, Readings> discarded = new ConcurrentHashMap<>();

    @Override
    public synchronized long discard(Series series, Readings readings) {
      Readings before = stored(series, TimeRange.ALL);
      long removed = super.discard(series, readings);
      if (removed > 0) {
        discarded.put(series.name(), before);
      }
      return removed;
    }

    @Override
    public synchronized void append(Series series, Readings readings) {
      Readings back = discarded.remove(series.name());
      if (back != null) {
        super.append(series, back);
      }
      super.append(series, readings);
    }
  }

  private static final class Uncovers extends Remembers {
    @Override
    long discardOne(Series series, Readings reading) {
      long removed = remove(series, reading);
      List<Readings> had = values(series, reading.micros(0));
      if (removed == 1) {
        had.remove(had.size() - 1);
        if (!had.isEmpty()) {
          super.append(series, had.remove(had.size() - 1));
        }
      }
      return removed;
    }
  }

  private static final class MissesReturned extends Remembers {
    @Override
    long discardOne(Series series, Readings reading) {
      List<Readings> had = values(series, reading.micros(0));
      if (had.indexOf(reading) < had.lastIndexOf(reading)) {
        return 0;
      }
      long removed = remove(series, reading);
      if (removed == 1) {
        had.clear();
      }
      return removed;
    }
  }

  private static final class Bans extends Remembers {
    private final Set<Value> banned = ConcurrentHashMap.newKeySet();

    @Override
    public synchronized void append(Series series, Readings readings) {
      super.append(
          series,
          readings.select(i -> !banned.contains(new Value(series, readings.slice(i, i + 1)))));
    }

    @Override
    long discardOne(Series series, Readings reading) {
      long removed = remove(series, reading);
      if (removed == 1) {
        banned.add(new Value(series, reading));
      }
      return removed;
    }
  }

  private static final class RemembersLatest extends HonestStore {
    private final Map<String, Readings> latest = new ConcurrentHashMap<>();

    @Override
    public long discard(Series series, Readings readings) {
      super.latest(series).ifPresent(last -> latest.putIfAbsent(series.name(), last));
      return super.discard(series, readings);
    }

    @Override
    public Optional<Readings> latest(Series series) {
      return Optional.ofNullable(latest.get(series.name())).or(() -> super.latest(series));
    }
  }

  private static final class ForgivesUndefined extends HonestStore {
    @Override
    public long discard(Series series, Readings readings) {
      return known(series.name()).isEmpty() ? 0 : super.discard(series, readings);
    }
  }

  private static final class ForgivesCallers extends HonestStore {
    @Override
    public long discard(Series series, Readings readings) {
      boolean mistaken = !known(series.name()).orElse(series).equals(series);
      return mistaken ? 0 : super.discard(series, readings);
    }
  }

  private static final class ForgivesReadings extends HonestStore {
    @Override
    public long discard(Series series, Readings readings) {
      boolean strange = !readings.layout().equals(series.layout());
      return strange ? 0 : super.discard(series, readings);
    }
  }

  private static final class MakesMeans extends HonestStore {
    @Override
    public DiscardsReadings discards() {
      return (series, readings) -> discard(series, readings);
    }
  }
}
