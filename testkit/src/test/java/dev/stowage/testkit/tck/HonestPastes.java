package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.backend.Page;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Pastes in memory that keep every promise; backend and port are one object. */
class HonestPastes extends HonestBackend implements OffersPastes, PasteStore {

  HonestPastes() {}

  HonestPastes(MemoryBackend memory) {
    super(memory);
  }

  OffersPastes secondProcess() {
    return this;
  }

  /** What is stored, past every defect. */
  final Optional<Paste> known(String id) {
    return memory.pastes().find(id);
  }

  /** Puts a paste in the place of whatever is stored under its id. */
  final void put(Paste paste) {
    memory.pastes().take(paste.id());
    memory.pastes().create(paste, Instant.EPOCH);
  }

  static boolean isLarge(Paste paste) {
    return paste.meta().size() >= PasteSamples.LARGE;
  }

  static Paste with(Stamp stamp, Paste paste) {
    PasteMeta meta = paste.meta();
    return Paste.of(
        new PasteMeta(meta.id(), meta.size(), meta.label(), meta.burn(), stamp), paste.content());
  }

  /** The first half of one content and the rest of another. */
  static Paste mixed(Paste first, byte[] second) {
    byte[] content = first.content();
    int from = Math.min(content.length, second.length) / 2;
    int to = Math.min(content.length, second.length);
    System.arraycopy(second, from, content, from, to - from);
    return Paste.of(first.meta(), content);
  }

  /** The first half of a content and zeros. */
  static Paste half(Paste paste) {
    byte[] content = paste.content();
    Arrays.fill(content, content.length / 2, content.length, (byte) 0);
    return Paste.of(paste.meta(), content);
  }

  @Override
  public PasteStore pastes() {
    return this;
  }

  @Override
  public Created create(Paste paste, Instant now) {
    return memory.pastes().create(paste, now);
  }

  @Override
  public Optional<Paste> find(String id) {
    return memory.pastes().find(id);
  }

  @Override
  public Optional<PasteMeta> peek(String id) {
    return memory.pastes().peek(id);
  }

  @Override
  public Optional<Paste> take(String id) {
    return memory.pastes().take(id);
  }

  @Override
  public boolean remove(String id, long writeId) {
    return memory.pastes().remove(id, writeId);
  }

  @Override
  public Page<PasteMeta> list(String cursor) {
    return memory.pastes().list(cursor);
  }

  /** Remembers which thread had an id first. */
  static class Remembers extends HonestPastes {
    final Defect.Owners owners;

    Remembers() {
      this.owners = new Defect.Owners();
    }

    Remembers(Remembers first) {
      super(first.memory);
      this.owners = first.owners;
    }

    @Override
    public Created create(Paste paste, Instant now) {
      Created found = super.create(paste, now);
      if (found == Created.NEW) {
        owners.remember(paste.id());
      }
      return found;
    }
  }
}
