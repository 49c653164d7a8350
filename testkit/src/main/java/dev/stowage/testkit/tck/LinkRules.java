package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.StoreTraits.Expiry;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How the rules of links reach a store, fill it and read back from it. */
abstract class LinkRules extends BackendRules {

  @Override
  protected abstract OffersLinks backend();

  protected abstract OffersLinks secondProcess();

  final LinkStore store() {
    return backend().links();
  }

  final Handle<LinkStore> anotherProcess() {
    OffersLinks second = secondProcess();
    return new Handle<>(second.links(), second, backend());
  }

  /** A link that never expires, under an id that nobody has used. */
  static Link fresh() {
    return link(RecordSamples.freshId(), RecordSamples.lasting());
  }

  /** A link as {@link #ending()} stamps it, under an id that nobody has used. */
  final Link freshEnding() {
    return link(RecordSamples.freshId(), ending());
  }

  /** A stamp that expires at {@link RecordSamples#END}, where the store keeps links that expire. */
  final Stamp ending() {
    return keepsEnds() ? RecordSamples.ending() : RecordSamples.lasting();
  }

  /** Whether a link may expire; a store that says otherwise is held to refusing it. */
  final boolean keepsEnds() {
    return backend().traits().expiry() != Expiry.REFUSED;
  }

  /** A link that ended long ago by any clock, under an id that nobody has used. */
  static Link freshExpired() {
    Instant end = Instant.EPOCH.plusSeconds(1);
    return link(
        RecordSamples.freshId(),
        new Stamp(Instant.EPOCH, end, RecordSamples.freshHash(), RecordSamples.freshWriteId()));
  }

  static Link link(String id, Stamp stamp) {
    return new Link(id, "https://example.org/" + RecordSamples.freshId(), stamp);
  }

  /** Links under one id that differ in target, token and write id. */
  static List<Link> rivals(int count, String id) {
    return IntStream.range(0, count).mapToObj(i -> link(id, RecordSamples.lasting())).toList();
  }

  /** Stores a link under a free id. */
  final Link created(Link link) {
    assertCreated("the id is free", Created.NEW, link, RecordSamples.NOW);
    return link;
  }

  final void assertCreated(String promise, Created expected, Link link, Instant now) {
    assertThat(store().create(link, now))
        .as("%s: what creating %s at %s answers", promise, link, now)
        .isEqualTo(expected);
  }

  /** Checks that the store refuses a link under a free id, and stores nothing of it. */
  final void assertRefusesWhole(ErrorKind kind, String promise, Link link) {
    assertRefused(kind, promise, () -> store().create(link, RecordSamples.NOW));
    assertFree(promise + ": its id afterwards", link.id());
  }

  /** Puts a link where another has ended. Where no link ends, the other is removed first. */
  final void replace(Link ended, Link replacement, Instant now) {
    if (!keepsEnds()) {
      assertCreated("no link ends here", Created.TAKEN, replacement, now);
      assertHolds("a link that cannot be replaced", ended);
      assertRemoves("it is there", ended);
    }
    assertCreated("the id's link is over", Created.NEW, replacement, now);
  }

  final Optional<Link> found(String id) {
    return found(store(), id);
  }

  final Optional<Link> found(LinkStore through, String id) {
    settle();
    return through.find(id);
  }

  final List<Link> listed() {
    settle();
    return walked(store()::list);
  }

  /** Checks that a link is there with every field. */
  final void assertHolds(String promise, Link expected) {
    assertThat(found(expected.id())).as(promise).contains(expected);
  }

  /** Creates links that ended in 1970. */
  final List<Link> createExpired() {
    return List.of(created(freshExpired()), created(freshExpired()), created(freshExpired()));
  }

  final void assertFree(String promise, String id) {
    assertThat(found(id)).as(promise).isEmpty();
  }

  final void assertRemoves(String promise, Link link) {
    assertThat(store().remove(link.id(), link.stamp().writeId()))
        .as("%s: whether %s was removed", promise, link)
        .isTrue();
  }

  /** Removes links that a rule is done with. */
  final void clear(List<Link> done) {
    clear(done, link -> store().remove(link.id(), link.stamp().writeId()));
  }

  /** Creates links of one id from a thread each, by turns through some stores. */
  static List<Created> race(List<LinkStore> stores, List<Link> rivals, Instant now) {
    return Together.ask(
        rivals.size(), racer -> stores.get(racer % stores.size()).create(rivals.get(racer), now));
  }

  /** Checks that one of many was told that its link is stored, and that it is. */
  final void assertOneWon(List<Link> rivals, List<Created> answers) {
    assertHolds(
        "what is stored is the link of the one who was told that it won", winner(rivals, answers));
  }
}
