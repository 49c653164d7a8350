package dev.stowage.testkit.tck;

import dev.stowage.core.cost.Footprint;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Stores of pastes that go wrong where they tell about themselves. */
final class PasteFootprintDefects {

  private PasteFootprintDefects() {}

  static List<Defect<HonestPastes>> all() {
    return List.of(
        Defect.of(
            "does not count the ends of pastes", ForgetsEnds::new, "theFootprintCountsPastes"),
        Defect.of("counts what was taken", CountsTaken::new, "theFootprintForgetsWhatIsGone"),
        Defect.of(
            "counts a create that lost", CountsLosers::new, "theFootprintCountsOnePasteOfAnId"),
        Defect.of(
            "makes a store at every call",
            () ->
                new HonestPastes() {
                  @Override
                  public PasteStore pastes() {
                    return new HonestPastes(memory);
                  }
                },
            "saysTheSameOfItselfAtEveryCall"));
  }

  private static final class ForgetsEnds extends HonestPastes {
    @Override
    public Footprint footprint() {
      long ending =
          BackendRules.walked(memory.pastes()::list).stream()
              .filter(meta -> meta.stamp().expiresAt() != null)
              .count();
      return wrongBy(0, -8 * ending, super.footprint());
    }
  }

  private static final class CountsTaken extends HonestPastes {
    private final AtomicLong taken = new AtomicLong();

    @Override
    public Optional<Paste> take(String id) {
      Optional<Paste> paste = super.take(id);
      taken.addAndGet(paste.isPresent() ? 1 : 0);
      return paste;
    }

    @Override
    public Footprint footprint() {
      return wrongBy(taken.get(), 0, super.footprint());
    }
  }

  private static final class CountsLosers extends HonestPastes {
    private final AtomicLong lost = new AtomicLong();

    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      lost.addAndGet(found == Created.TAKEN ? 1 : 0);
      return found;
    }

    @Override
    public Footprint footprint() {
      return wrongBy(lost.get(), 0, super.footprint());
    }
  }
}
