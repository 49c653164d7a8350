package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stores of pastes that go wrong where a caller is interrupted. */
final class PasteInterruptDefects {

  private static final String TRUE_CREATE = "anInterruptedCreateTellsTheTruth";
  private static final String TRUE_LARGE_CREATE = "anInterruptedCreateOfALargePasteTellsTheTruth";

  private PasteInterruptDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of(
            "is closed to its opener by the interrupt of another",
            ClosesForItsOpener::new,
            "anInterruptedCallerHarmsNobodyElse"),
        Defect.of(
            "says that nothing was done, when interrupted after it was",
            SaysNothingDone::new,
            TRUE_CREATE,
            TRUE_LARGE_CREATE),
        Defect.of(
            "leaves out the rest of a large paste, when interrupted",
            LeavesOutTheRest::new,
            TRUE_LARGE_CREATE),
        Defect.of(
            "loses what it took, when interrupted",
            LosesWhatItTook::new,
            "anInterruptedTakeTellsTheTruth"),
        Defect.of(
            "says that nothing was there, when interrupted",
            SaysNothingThere::new,
            "anInterruptedRemoveTellsTheTruth"),
        Defect.of(
            "finds nothing when interrupted", FindsNothing::new, "anInterruptedFindTellsTheTruth"),
        Defect.of(
            "forgets that its caller was interrupted",
            ForgetsTheInterrupt::new,
            "anInterruptedCallerStaysInterrupted"));
  }

  private static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  private static StowageException unavailable(String id) {
    return new StowageException(ErrorKind.UNAVAILABLE, "call", id, "interrupted; nothing was done");
  }

  private static final class ClosesForItsOpener extends HonestPastes {
    private final Thread opener = Thread.currentThread();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public Created create(Paste paste, Instant now) {
      if (interrupted()) {
        closed.set(true);
      } else if (Thread.currentThread() == opener && closed.getAndSet(false)) {
        throw unavailable(paste.id());
      }
      return super.create(paste, now);
    }

    @Override
    public Optional<Paste> find(String id) {
      closed.set(false);
      return super.find(id);
    }
  }

  private static final class SaysNothingDone extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      if (interrupted()) {
        throw unavailable(paste.id());
      }
      return found;
    }
  }

  private static final class LeavesOutTheRest extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      return super.create(interrupted() && isLarge(paste) ? half(paste) : paste, now);
    }
  }

  private static final class LosesWhatItTook extends HonestPastes {
    @Override
    public Optional<Paste> take(String id) {
      Optional<Paste> taken = super.take(id);
      if (interrupted()) {
        throw unavailable(id);
      }
      return taken;
    }
  }

  private static final class SaysNothingThere extends HonestPastes {
    @Override
    public boolean remove(String id, long writeId) {
      return super.remove(id, writeId) && !interrupted();
    }
  }

  private static final class FindsNothing extends HonestPastes {
    @Override
    public Optional<Paste> find(String id) {
      return super.find(id).filter(paste -> !interrupted());
    }
  }

  private static final class ForgetsTheInterrupt extends HonestPastes {
    @Override
    public Created create(Paste paste, Instant now) {
      Thread.interrupted();
      return super.create(paste, now);
    }
  }
}
