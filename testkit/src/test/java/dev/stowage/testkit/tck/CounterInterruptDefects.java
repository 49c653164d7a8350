package dev.stowage.testkit.tck;

import java.util.List;
import java.util.OptionalLong;

/** Stores that go wrong where a caller is interrupted. */
final class CounterInterruptDefects {

  private static final String TRUE_ADD = "anInterruptedAddTellsTheTruth";

  private static final String NOBODY_ELSE = "anInterruptedCallerHarmsNobodyElse";

  private CounterInterruptDefects() {}

  static List<Defect<HonestCounters>> all() {
    return List.of(
        Defect.of(
            "is closed by an interrupt to the thread that opened it", Closes::new, NOBODY_ELSE),
        Defect.of(
            "says that nothing was added, when interrupted after it was",
            SaysNothingAdded::new,
            TRUE_ADD),
        Defect.of("adds twice when interrupted", AddsTwice::new, TRUE_ADD, NOBODY_ELSE),
        Defect.of(
            "says that it created what it did not, when interrupted",
            SaysCreated::new,
            "anInterruptedCreateTellsTheTruth"),
        Defect.of(
            "reads nothing when interrupted", ReadsNothing::new, "anInterruptedReadTellsTheTruth"),
        Defect.of(
            "forgets that its caller was interrupted",
            ForgetsTheInterrupt::new,
            "anInterruptedCallerStaysInterrupted"));
  }

  private static final class Closes extends HonestCounters {
    private final Closing closing = new Closing();

    @Override
    public long add(String name, long delta) {
      closing.called(name);
      return super.add(name, delta);
    }

    @Override
    public OptionalLong value(String name) {
      closing.reopen();
      return super.value(name);
    }
  }

  private static final class SaysNothingAdded extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      long value = super.add(name, delta);
      if (Closing.interrupted()) {
        throw Closing.unavailable(name);
      }
      return value;
    }
  }

  private static final class AddsTwice extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      if (Closing.interrupted()) {
        super.add(name, delta);
      }
      return super.add(name, delta);
    }
  }

  private static final class SaysCreated extends HonestCounters {
    @Override
    public boolean create(String name, long value) {
      return Closing.interrupted() || super.create(name, value);
    }
  }

  private static final class ReadsNothing extends HonestCounters {
    @Override
    public OptionalLong value(String name) {
      return Closing.interrupted() ? OptionalLong.empty() : super.value(name);
    }
  }

  private static final class ForgetsTheInterrupt extends HonestCounters {
    @Override
    public long add(String name, long delta) {
      Thread.interrupted();
      return super.add(name, delta);
    }
  }
}
