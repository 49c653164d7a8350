package dev.stowage.testkit.tck;

import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores that go wrong where several writers meet. */
final class ConflictDefects {

  private ConflictDefects() {}

  static List<Defect<HonestSeries>> all() {
    return List.of(
        Defect.of(
            "lets the higher clock win and says that the later call does",
            () -> new ClockedStore(ConflictOrder.STORE, ClockedStore.Stamps.RISING),
            "aConflictOfTwoWritersEndsAsTheTraitSays"),
        Defect.of(
            "lets the later call win and says that the higher clock does",
            BoastsOfClocks::new,
            "aConflictOfTwoWritersEndsAsTheTraitSays"),
        Defect.of(
            "believes a clock that was set back",
            () -> new ClockedStore(ConflictOrder.WRITER_CLOCK, ClockedStore.Stamps.PLAIN),
            "aWritersOwnLaterAppendWinsAlthoughItsClockWasSetBack"),
        Defect.of(
            "loses a new reading of every third batch of other threads",
            LosesUnderContention::new,
            "losesNothingThatManyWritersAppend"),
        Defect.of(
            "keeps the last field when another thread overwrites",
            MixesFields::new,
            "ofWritersOfOneTimeOneWinsWhole"),
        Defect.of(
            "holds back a single reading of another thread until the next append",
            HoldsBack::new,
            "aReadIsNotOlderThanAnAppendThatReturned"));
  }

  private static final class BoastsOfClocks extends HonestSeries {
    @Override
    public StoreTraits traits() {
      return Weaker.than(super.traits()).by(ConflictOrder.WRITER_CLOCK).traits();
    }
  }

  /** Knows which thread defined a series, and appends one batch at a time. */
  private abstract static class WaryOfThreads extends HonestSeries {
    private final Defect.Owners definers = new Defect.Owners();

    @Override
    public final Defined define(Series series) {
      definers.remember(series.name());
      return super.define(series);
    }

    @Override
    public final synchronized void append(Series series, Readings readings) {
      boolean foreign = definers.isForeign(series.name()) && known(series.name()).isPresent();
      super.append(series, foreign ? ofOtherThread(series, readings) : readings);
    }

    abstract Readings ofOtherThread(Series series, Readings readings);
  }

  private static final class LosesUnderContention extends WaryOfThreads {
    private final Map<String, Integer> batches = new HashMap<>();

    @Override
    Readings ofOtherThread(Series series, Readings readings) {
      boolean third = batches.merge(series.name(), 1, Integer::sum) % 3 == 0;
      return third && storedAt(series, readings.micros(0)).isEmpty()
          ? readings.slice(1, readings.size())
          : readings;
    }
  }

  private static final class MixesFields extends WaryOfThreads {
    @Override
    Readings ofOtherThread(Series series, Readings readings) {
      return HonestSeries.altered(
          readings,
          raws -> {
            Readings before = storedAt(series, raws[0]);
            if (raws.length > 2 && !before.isEmpty()) {
              raws[raws.length - 1] = before.raw(0, raws.length - 1);
            }
          });
    }
  }

  private static final class HoldsBack extends WaryOfThreads {
    private final Map<String, Readings> held = new HashMap<>();

    @Override
    Readings ofOtherThread(Series series, Readings readings) {
      if (readings.size() > 1) {
        return readings;
      }
      Readings before = held.put(series.name(), readings);
      return before == null ? Readings.none(series.layout()) : before;
    }
  }
}
