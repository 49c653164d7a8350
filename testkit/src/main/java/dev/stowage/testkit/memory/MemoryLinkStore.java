package dev.stowage.testkit.memory;

import dev.stowage.core.backend.Page;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.Optional;

/** Links by id. */
final class MemoryLinkStore implements LinkStore {

  private final MemoryRecords<Link> links = new MemoryRecords<>(Link::stamp);

  MemoryRecords<Link> records() {
    return links;
  }

  @Override
  public Created create(Link link, Instant now) {
    return links.create(link.id(), link, now);
  }

  @Override
  public Optional<Link> find(String id) {
    Link.checkId(id);
    return links.find(id);
  }

  @Override
  public boolean remove(String id, long writeId) {
    Link.checkId(id);
    return links.remove(id, writeId);
  }

  @Override
  public Page<Link> list(String cursor) {
    return links.list(cursor);
  }
}
