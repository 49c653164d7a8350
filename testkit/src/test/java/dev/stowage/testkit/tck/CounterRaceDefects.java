package dev.stowage.testkit.tck;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong where many use one counter; each shows to other threads only. */
final class CounterRaceDefects {

  private static final String NO_ADD_LOST = "losesNoAdd";
  private static final String NO_ADD_LOST_OF_TWO = "losesNoAddOfTwoProcesses";
  private static final String NO_ADD_LOST_TO_CREATE = "noAddIsLostToACreate";
  private static final String INTERRUPTED_ADD = "anInterruptedAddTellsTheTruth";

  private CounterRaceDefects() {}

  static List<Defect<HonestCounters>> all() {
    return List.of(
        Defect.of(
            "loses the adds of other threads",
            LosesAdds::new,
            NO_ADD_LOST,
            NO_ADD_LOST_OF_TWO,
            NO_ADD_LOST_TO_CREATE,
            "addsToDifferentCountersDoNotMix",
            "anInterruptedCallerHarmsNobodyElse",
            INTERRUPTED_ADD),
        Defect.of(
            "gives one answer to other threads",
            GivesOneAnswer::new,
            NO_ADD_LOST,
            NO_ADD_LOST_OF_TWO,
            NO_ADD_LOST_TO_CREATE,
            "anInterruptedCallerHarmsNobodyElse",
            INTERRUPTED_ADD),
        Defect.of("loses the adds of another process", LosesOfAnother::new, NO_ADD_LOST_OF_TWO),
        Defect.of(
            "tells those who lost a name that they won",
            TellsLosers::new,
            "ofManyCreatesOfOneCounterOneWins",
            NO_ADD_LOST_TO_CREATE),
        Defect.of(
            "mixes up adds and creates of other threads",
            MixesAddsAndCreates::new,
            NO_ADD_LOST_TO_CREATE),
        Defect.of(
            "adds to the first of counters that are named alike",
            MixesCounters::new,
            "addsToDifferentCountersDoNotMix"));
  }

  /** Remembers which thread had a name first. */
  private static class Remembers extends HonestCounters {
    final Defect.Owners owners = new Defect.Owners();

    @Override
    public long add(String name, long delta) {
      owners.remember(name);
      return super.add(name, delta);
    }

    @Override
    public boolean create(String name, long value) {
      owners.remember(name);
      return super.create(name, value);
    }

    final boolean isForeign(String name) {
      return owners.isKnown(name) && owners.isForeign(name);
    }
  }

  private static final class LosesAdds extends Remembers {
    @Override
    public long add(String name, long delta) {
      return isForeign(name) ? known(name).orElse(0) + delta : super.add(name, delta);
    }
  }

  private static final class GivesOneAnswer extends Remembers {
    @Override
    public long add(String name, long delta) {
      long value = super.add(name, delta);
      return isForeign(name) ? 1 : value;
    }
  }

  private static final class LosesOfAnother extends Remembers {
    @Override
    HonestCounters secondProcess() {
      Remembers first = this;
      return new HonestCounters(memory) {
        @Override
        public long add(String name, long delta) {
          return first.isForeign(name) ? known(name).orElse(0) + delta : super.add(name, delta);
        }
      };
    }
  }

  private static final class TellsLosers extends Remembers {
    @Override
    public boolean create(String name, long value) {
      return super.create(name, value) || isForeign(name);
    }
  }

  /**
   * Whichever comes first, what another thread does next is wrong. What the opener created is
   * spared, because whether its one lost add shows to other rules depends on who comes next.
   */
  private static final class MixesAddsAndCreates extends Remembers {
    private final Thread opener = Thread.currentThread();
    private final Set<String> added = ConcurrentHashMap.newKeySet();
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    @Override
    public synchronized long add(String name, long delta) {
      if (known(name).isEmpty()) {
        added.add(name);
      } else if (isForeign(name) && created.remove(name)) {
        return known(name).getAsLong() + delta;
      }
      return super.add(name, delta);
    }

    @Override
    public synchronized boolean create(String name, long value) {
      if (isForeign(name) && added.remove(name)) {
        set(name, value);
        return true;
      }
      boolean isNew = super.create(name, value);
      if (isNew && Thread.currentThread() != opener) {
        created.add(name);
      }
      return isNew;
    }
  }

  private static final class MixesCounters extends Remembers {
    @Override
    public long add(String name, long delta) {
      return super.add(isForeign(name) ? name.replaceAll("\\.[0-9]$", ".0") : name, delta);
    }
  }
}
