package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.counter.CounterStore;
import java.util.List;
import java.util.OptionalLong;

/** Stores that go wrong where one caller creates, adds to and reads a counter. */
final class CounterAddDefects {

  private CounterAddDefects() {}

  static List<Defect<HonestCounters>> all() {
    return List.of(
        Defect.of(
            "begins with 1, whatever is added first",
            BeginsWithOne::new,
            "theFirstAddCreatesACounter",
            "addsNegativeNumbers",
            "addingZeroMakesACounter",
            "refusesToCreateACounterThatIsThere",
            "addsUpToTheLimits",
            "takesEveryAllowedCharacter",
            "keepsNamesThatDifferInCaseApart",
            "keepsNamesThatBeginAlikeApart",
            "keepsTheLongestNamesApart",
            "addsToDifferentCountersDoNotMix"),
        Defect.of(
            "answers the value before the add",
            AnswersBefore::new,
            "anAddAnswersTheNewValue",
            "addsNegativeNumbers",
            "addingZeroMakesACounter",
            "readingNeverAdds",
            "keepsEveryBitOfAValue",
            "addsUpToTheLimits",
            "anotherProcessSharesTheCounters",
            "takesTheShortestNames",
            "losesNoAdd",
            "losesNoAddOfTwoProcesses",
            "noAddIsLostToACreate",
            "anInterruptedCallerHarmsNobodyElse",
            "anInterruptedAddTellsTheTruth"),
        Defect.of(
            "counts no lower than 0", StopsAtZero::new, "addsNegativeNumbers", "addsUpToTheLimits"),
        Defect.of("makes no counter of 0", MakesNoZero::new, "addingZeroMakesACounter"),
        Defect.of(
            "takes an absent counter for 0",
            TakesAbsentForZero::new,
            "anAbsentCounterHasNoValue",
            "readingNeverAdds"),
        Defect.of(
            "makes a counter by reading it",
            MakesByReading::new,
            "readingNeverAdds",
            "listsWhatWasAdded"),
        Defect.of(
            "creates counters of 32 bits",
            CreatesNarrow::new,
            "createsACounterWithAValue",
            "keepsEveryBitOfAValue",
            "addsUpToTheLimits",
            "refusesToAddAboveTheHighestValue",
            "refusesToAddBelowTheLowestValue"),
        Defect.of(
            "sets a counter that it refuses to create",
            Overwrites::new,
            "refusesToCreateACounterThatIsThere",
            "anotherProcessSharesTheCounters"),
        Defect.of(
            "does not read in one process what another stored",
            ReadsItsOwn::new,
            "anotherProcessSharesTheCounters"));
  }

  private static final class BeginsWithOne extends HonestCounters {
    @Override
    public synchronized long add(String name, long delta) {
      return super.add(name, known(name).isEmpty() ? 1 : delta);
    }
  }

  private static final class AnswersBefore extends HonestCounters {
    @Override
    public synchronized long add(String name, long delta) {
      OptionalLong before = known(name);
      long after = super.add(name, delta);
      return before.orElse(after);
    }
  }

  private static final class StopsAtZero extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      long value = super.add(name, delta);
      if (delta < 0 && value < 0) {
        set(name, 0);
        return 0;
      }
      return value;
    }
  }

  private static final class MakesNoZero extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      return delta == 0 ? known(name).orElse(0) : super.add(name, delta);
    }
  }

  private static final class TakesAbsentForZero extends HonestCounters {
    @Override
    public OptionalLong value(String name) {
      return OptionalLong.of(super.value(name).orElse(0));
    }
  }

  private static final class MakesByReading extends HonestCounters {
    @Override
    public OptionalLong value(String name) {
      OptionalLong value = super.value(name);
      if (value.isEmpty()) {
        super.create(name, 0);
      }
      return value;
    }
  }

  private static final class CreatesNarrow extends HonestCounters {
    @Override
    public boolean create(String name, long value) {
      return super.create(name, value << 32 >> 32);
    }
  }

  private static final class Overwrites extends HonestCounters {
    private final Defect.Owners owners = new Defect.Owners();

    @Override
    public long add(String name, long delta) {
      owners.remember(name);
      return super.add(name, delta);
    }

    @Override
    public boolean create(String name, long value) {
      owners.remember(name);
      boolean created = super.create(name, value);
      if (!created && !owners.isForeign(name)) {
        set(name, value);
      }
      return created;
    }
  }

  private static final class ReadsItsOwn extends HonestCounters {
    @Override
    OffersCounters secondProcess() {
      return new HonestCounters(memory) {
        private final CounterStore own = new HonestCounters();

        @Override
        public OptionalLong value(String name) {
          return own.value(name);
        }
      };
    }
  }
}
