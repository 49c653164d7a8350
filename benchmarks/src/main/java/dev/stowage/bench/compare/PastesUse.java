package dev.stowage.bench.compare;

import dev.stowage.bench.records.Act;
import dev.stowage.bench.records.Operation;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.paste.Pastes;
import dev.stowage.core.paste.Posted;
import dev.stowage.core.record.Deletion;
import dev.stowage.core.record.Lookup;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, reads, peeks at and removes pastes. */
final class PastesUse implements RecordUse {

  private final PasteStore store;
  private final Pastes pastes;
  private final Setting setting;
  private final Ledger ledger;

  PastesUse(PasteStore store, Setting setting, Ledger ledger) {
    this.store = store;
    this.pastes = new Pastes(store, setting.context());
    this.setting = setting;
    this.ledger = ledger;
  }

  /** The ids that will be made are those that are made in memory, whatever the content. */
  @Override
  public @Nullable String taken() {
    Pastes planned = new Pastes(new MemoryBackend(setting.context()).pastes(), setting.context());
    long count = setting.workload().count(Operation.PASTES_CREATE);
    for (int number = 0; number < count; number++) {
      String id = planned.post(new byte[0], setting.materials().paste(number)).meta().id();
      if (store.peek(id).isPresent()) {
        return "the paste " + id;
      }
    }
    return null;
  }

  @Override
  public @Nullable String perform(Act act) {
    return switch (act.operation()) {
      case PASTES_CREATE -> create(act.number());
      case PASTES_READ -> read(act);
      case PASTES_PEEK -> peek(act);
      default -> remove(act);
    };
  }

  private @Nullable String create(int number) {
    byte[] content = setting.materials().content(number);
    Posted made = pastes.post(content, setting.materials().paste(number));
    ledger.add(Ledger.Entry.of(made.meta().id(), made.deleteToken(), made.meta().stamp()));
    return null;
  }

  /** A paste that burns is taken by it, and belongs to nobody afterwards. */
  private @Nullable String read(Act act) {
    Lookup<Paste> read = pastes.read(ledger.entry(act.number()).id());
    if (setting.materials().paste(act.number()).burn() == Burn.AFTER_READING) {
      ledger.remove(act.number());
    }
    return act.answer() == Act.Answer.GIVEN
        ? difference(act.number(), read.found())
        : absent(read.found().map(Paste::id));
  }

  private @Nullable String peek(Act act) {
    String id = ledger.entry(act.number()).id();
    Optional<PasteMeta> meta = pastes.peek(id).found();
    if (act.answer() == Act.Answer.NONE) {
      return absent(meta.map(PasteMeta::id));
    }
    int size = setting.materials().size(act.number());
    return meta.isPresent() && meta.get().size() == size
        ? null
        : "paste " + id + ": a peek did not find its " + size + " bytes";
  }

  private @Nullable String remove(Act act) {
    Ledger.Entry entry = ledger.entry(act.number());
    Deletion deletion = pastes.delete(entry.id(), entry.deleteToken());
    ledger.remove(act.number());
    return act.answer() == Act.Answer.NONE || deletion == Deletion.DELETED
        ? null
        : "paste " + entry.id() + ": its removal was answered " + deletion;
  }

  /** Asks the port and not the service, because reading would burn. */
  @Override
  public Verification verify(Runnable step) {
    Instant now = setting.context().clock().instant();
    long there = 0;
    for (int number = 0; number < ledger.size(); number++) {
      Ledger.Entry entry = ledger.entry(number);
      boolean over = ledger.wasRemoved(number) || entry.hasExpired(now);
      Optional<Paste> found =
          store.find(entry.id()).filter(paste -> !paste.meta().stamp().hasExpired(now));
      String difference = over ? absent(found.map(Paste::id)) : difference(number, found);
      if (difference != null) {
        return new Verification(there, difference);
      }
      there += over ? 0 : 1;
      step.run();
    }
    String listed = ledger.roll(now).difference(pastes::list, PasteMeta::id, setting.others());
    return new Verification(there, listed == null ? null : "paste " + listed);
  }

  private @Nullable String difference(int number, Optional<Paste> found) {
    Ledger.Entry entry = ledger.entry(number);
    if (found.isEmpty()) {
      return "paste " + entry.id() + ": was made but is not there";
    }
    byte[] content = setting.materials().content(number);
    int same = Arrays.mismatch(found.get().content(), content);
    if (same >= 0) {
      return "paste "
          + entry.id()
          + ": differs from byte "
          + same
          + " of "
          + content.length
          + " on";
    }
    PasteMeta meta = found.get().meta();
    return entry.endsAs(meta.stamp()) && meta.burn() == setting.materials().paste(number).burn()
        ? null
        : "paste " + entry.id() + ": came back as " + meta;
  }

  private static @Nullable String absent(Optional<String> id) {
    return id.map(found -> "paste " + found + ": is found but is over").orElse(null);
  }
}
