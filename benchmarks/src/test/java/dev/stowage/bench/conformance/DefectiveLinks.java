package dev.stowage.bench.conformance;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.Page;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.util.Optional;

/** Links in memory whose removal is up to the test. */
final class DefectiveLinks implements OffersLinks, LinkStore {

  /** Removes a link in place of the store. */
  interface Removal {

    boolean remove(LinkStore store, String id, long writeId);
  }

  private final MemoryBackend memory = new MemoryBackend(BackendContext.system(new Meter()));
  private final Removal removal;

  DefectiveLinks(Removal removal) {
    this.removal = removal;
  }

  /** A store that looks at the low half of a write id. */
  static DefectiveLinks comparingHalves() {
    return new DefectiveLinks(
        (store, id, writeId) ->
            store
                .find(id)
                .map(link -> link.stamp().writeId())
                .filter(stored -> stored.intValue() == (int) writeId)
                .map(stored -> store.remove(id, stored))
                .orElse(false));
  }

  @Override
  public LinkStore links() {
    return this;
  }

  @Override
  public Created create(Link link, Instant now) {
    return memory.links().create(link, now);
  }

  @Override
  public Optional<Link> find(String id) {
    return memory.links().find(id);
  }

  @Override
  public boolean remove(String id, long writeId) {
    return removal.remove(memory.links(), id, writeId);
  }

  @Override
  public Page<Link> list(String cursor) {
    return memory.links().list(cursor);
  }

  @Override
  public StoreTraits traits() {
    return memory.traits();
  }

  @Override
  public Meter meter() {
    return memory.meter();
  }

  @Override
  public Tariff tariff() {
    return memory.tariff();
  }

  @Override
  public Footprint footprint() {
    return memory.footprint();
  }

  @Override
  public void close() {
    memory.close();
  }
}
