package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersPastes;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the rules of pastes reach a store, fill it and read back from it. */
abstract class PasteRules extends BackendRules {

  @Override
  protected abstract OffersPastes backend();

  protected abstract OffersPastes secondProcess();

  final PasteStore store() {
    return backend().pastes();
  }

  final Handle<PasteStore> anotherProcess() {
    OffersPastes second = secondProcess();
    return new Handle<>(second.pastes(), second, backend());
  }

  /** Stores a paste under a free id. */
  final Paste created(Paste paste) {
    assertCreated("the id is free", Created.NEW, paste, RecordSamples.NOW);
    return paste;
  }

  final void assertCreated(String promise, Created expected, Paste paste, Instant now) {
    assertThat(store().create(paste, now))
        .as("%s: what creating %s at %s answers", promise, paste, now)
        .isEqualTo(expected);
  }

  final Optional<Paste> found(String id) {
    return found(store(), id);
  }

  final Optional<Paste> found(PasteStore through, String id) {
    settle();
    return through.find(id);
  }

  final Optional<PasteMeta> peeked(String id) {
    settle();
    return store().peek(id);
  }

  final List<PasteMeta> listed() {
    settle();
    return walked(store()::list);
  }

  static void assertSame(String promise, Paste expected, Optional<Paste> seen) {
    assertThat(PasteSamples.difference(expected, seen)).as(promise).isEqualTo(PasteSamples.NONE);
  }

  /** Checks that a paste is there, byte for byte. */
  final void assertHolds(String promise, Paste expected) {
    assertSame(promise, expected, found(expected.id()));
  }

  /** Checks that there is neither a paste nor its metadata. */
  final void assertFree(String promise, String id) {
    assertThat(found(id)).as(promise + " is not found").isEmpty();
    assertThat(peeked(id)).as(promise + " is not peeked").isEmpty();
  }

  final void assertTakes(String promise, Paste paste) {
    assertSame(promise, paste, store().take(paste.id()));
  }

  final void assertRemoves(String promise, Paste paste) {
    assertThat(store().remove(paste.id(), paste.meta().stamp().writeId()))
        .as("%s: whether %s was removed", promise, paste)
        .isTrue();
  }

  /** Removes pastes that a rule is done with. */
  final void clear(List<PasteMeta> done) {
    clear(done, meta -> store().remove(meta.id(), meta.stamp().writeId()));
  }

  /** Creates pastes of one id from a thread each, by turns through some stores. */
  static List<Created> race(List<PasteStore> stores, List<Paste> rivals, Instant now) {
    return Together.ask(
        rivals.size(), racer -> stores.get(racer % stores.size()).create(rivals.get(racer), now));
  }

  /** Checks that one of many was told that its paste is stored, and that it is, whole. */
  final void assertOneWon(List<Paste> rivals, List<Created> answers) {
    assertHolds(
        "what is stored is the paste of the one who was told that it won", winner(rivals, answers));
  }
}
