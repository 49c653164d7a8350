package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.Page;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.util.Optional;

/** Links in memory that keep every promise; backend and port are one object. */
class HonestLinks extends HonestBackend implements OffersLinks, LinkStore {

  HonestLinks() {}

  HonestLinks(MemoryBackend memory) {
    super(memory);
  }

  OffersLinks secondProcess() {
    return this;
  }

  /** What is stored, past every defect. */
  final Optional<Link> known(String id) {
    return memory.links().find(id);
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
    return memory.links().remove(id, writeId);
  }

  @Override
  public Page<Link> list(String cursor) {
    return memory.links().list(cursor);
  }
}
