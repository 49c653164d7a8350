package dev.stowage.testkit.tck;

import dev.stowage.core.cost.Footprint;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Stores of links that go wrong where they tell about themselves. */
final class LinkFootprintDefects {

  private LinkFootprintDefects() {}

  static List<Defect<HonestLinks>> all() {
    return List.of(
        Defect.of("does not count the ends of links", ForgetsEnds::new, "theFootprintCountsLinks"),
        Defect.of("counts what was removed", CountsRemoved::new, "theFootprintForgetsARemovedLink"),
        Defect.of(
            "counts a create that lost", CountsLosers::new, "theFootprintCountsOneLinkOfAnId"),
        Defect.of(
            "makes a store at every call",
            () ->
                new HonestLinks() {
                  @Override
                  public LinkStore links() {
                    return new HonestLinks(memory);
                  }
                },
            "saysTheSameOfItselfAtEveryCall"));
  }

  private static final class ForgetsEnds extends HonestLinks {
    @Override
    public Footprint footprint() {
      long ending =
          BackendRules.walked(memory.links()::list).stream()
              .filter(link -> link.stamp().expiresAt() != null)
              .count();
      return wrongBy(0, -8 * ending, super.footprint());
    }
  }

  private static final class CountsRemoved extends HonestLinks {
    private final AtomicLong removed = new AtomicLong();

    @Override
    public boolean remove(String id, long writeId) {
      boolean was = super.remove(id, writeId);
      removed.addAndGet(was ? 1 : 0);
      return was;
    }

    @Override
    public Footprint footprint() {
      return wrongBy(removed.get(), 0, super.footprint());
    }
  }

  private static final class CountsLosers extends HonestLinks {
    private final AtomicLong lost = new AtomicLong();

    @Override
    public Created create(Link link, Instant now) {
      Created found = super.create(link, now);
      lost.addAndGet(found == Created.TAKEN ? 1 : 0);
      return found;
    }

    @Override
    public Footprint footprint() {
      return wrongBy(lost.get(), 0, super.footprint());
    }
  }
}
