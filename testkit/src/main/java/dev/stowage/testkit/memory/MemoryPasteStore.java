package dev.stowage.testkit.memory;

import dev.stowage.core.backend.Page;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.Optional;

/** Pastes by id. */
final class MemoryPasteStore implements PasteStore {

  private final MemoryRecords<Paste> pastes = new MemoryRecords<>(paste -> paste.meta().stamp());

  MemoryRecords<Paste> records() {
    return pastes;
  }

  @Override
  public Created create(Paste paste, Instant now) {
    paste.requireFits();
    return pastes.create(paste.id(), paste, now);
  }

  @Override
  public Optional<Paste> find(String id) {
    PasteMeta.checkId(id);
    return pastes.find(id);
  }

  @Override
  public Optional<PasteMeta> peek(String id) {
    return find(id).map(Paste::meta);
  }

  @Override
  public Optional<Paste> take(String id) {
    PasteMeta.checkId(id);
    return pastes.take(id);
  }

  @Override
  public boolean remove(String id, long writeId) {
    PasteMeta.checkId(id);
    return pastes.remove(id, writeId);
  }

  @Override
  public Page<PasteMeta> list(String cursor) {
    Page<Paste> page = pastes.list(cursor);
    return new Page<>(page.items().stream().map(Paste::meta).toList(), page.next());
  }
}
