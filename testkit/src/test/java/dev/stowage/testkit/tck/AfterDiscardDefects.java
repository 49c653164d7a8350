package dev.stowage.testkit.tck;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong after they discarded readings: in their count, and in what is left. */
final class AfterDiscardDefects {

  private AfterDiscardDefects() {}

  static List<Defect<HonestSeries>> all() {
    List<Defect<HonestSeries>> all = new ArrayList<>(ofCounts());
    all.addAll(ofWhatIsLeft());
    return all;
  }

  private static List<Defect<HonestSeries>> ofCounts() {
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

  private static List<Defect<HonestSeries>> ofWhatIsLeft() {
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

  private static final class CountsRequests extends HonestSeries {
    @Override
    public long discard(Series series, Readings readings) {
      super.discard(series, readings);
      return readings.size();
    }
  }

  private static final class CountsAgain extends HonestSeries {
    private record Request(Thread by, Series series, Readings readings) {}

    private final Map<Request, Long> answers = new ConcurrentHashMap<>();

    @Override
    public long discard(Series series, Readings readings) {
      long removed = super.discard(series, readings);
      return answers.merge(
          new Request(Thread.currentThread(), series, readings), removed, Math::max);
    }
  }

  private static final class CountsForAll extends HonestSeries {
    private final Defect.Owners definers = new Defect.Owners();

    @Override
    public Defined define(Series series) {
      definers.remember(series.name());
      return super.define(series);
    }

    @Override
    public long discard(Series series, Readings readings) {
      long removed = super.discard(series, readings);
      return definers.isForeign(series.name()) ? readings.size() : removed;
    }
  }

  private static final class BringsBack extends HonestSeries {
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

  private static final class Uncovers extends RemembersValues {
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

  private static final class MissesReturned extends RemembersValues {
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

  private static final class Bans extends RemembersValues {
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

  private static final class RemembersLatest extends HonestSeries {
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
}
