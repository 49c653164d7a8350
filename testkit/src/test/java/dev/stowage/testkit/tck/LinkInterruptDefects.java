package dev.stowage.testkit.tck;

import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores that go wrong where a caller is interrupted. */
final class LinkInterruptDefects {

  private static final String TRUE_CREATE = "anInterruptedCreateTellsTheTruth";

  private LinkInterruptDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        Defect.of(
            "is closed by an interrupt to the thread that opened it",
            Closes::new,
            "anInterruptedCallerHarmsNobodyElse"),
        Defect.of(
            "says that it stored what it did not, when interrupted", SaysStored::new, TRUE_CREATE),
        Defect.of(
            "says that nothing was done, when interrupted after it was",
            SaysNothingDone::new,
            TRUE_CREATE),
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

  private static final class Closes extends HonestLinks {
    private final Closing closing = new Closing();

    @Override
    public Created create(Link link, Instant now) {
      closing.called(link.id());
      return super.create(link, now);
    }

    @Override
    public Optional<Link> find(String id) {
      closing.reopen();
      return super.find(id);
    }
  }

  private static final class SaysStored extends HonestLinks {
    @Override
    public Created create(Link link, Instant now) {
      return Closing.interrupted() ? Created.NEW : super.create(link, now);
    }
  }

  private static final class SaysNothingDone extends HonestLinks {
    @Override
    public Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      if (Closing.interrupted()) {
        throw Closing.unavailable(link.id());
      }
      return found;
    }
  }

  private static final class SaysNothingThere extends HonestLinks {
    @Override
    public boolean remove(String id, long writeId) {
      return super.remove(id, writeId) && !Closing.interrupted();
    }
  }

  private static final class FindsNothing extends HonestLinks {
    @Override
    public Optional<Link> find(String id) {
      return super.find(id).filter(link -> !Closing.interrupted());
    }
  }

  private static final class ForgetsTheInterrupt extends HonestLinks {
    @Override
    public Created create(Link link, Instant now) {
      Thread.interrupted();
      return super.create(link, now);
    }
  }
}
