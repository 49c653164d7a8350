package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * When a link has expired it is found still, and any create replaces it, but only one. Where the
 * trait says that links cannot expire, one that would is refused and changes nothing, and no link
 * is ever replaced: each rule then tests that instead.
 */
abstract class LinkExpiryRules extends LinkCreateRules {

  private static final int RACERS = 64;

  /** A link that expires is stored; or it is refused, and whatever is under its id stays. */
  @Test
  public final void takesALinkThatExpiresUnlessTheTraitRefusesIt() {
    Link ending = link(RecordSamples.freshId(), RecordSamples.ending());
    if (keepsEnds()) {
      assertHolds("a link that expires", created(ending));
      return;
    }
    assertRefusesWhole(ErrorKind.INVALID, "no link can expire", ending);
    Link there = created(fresh());
    Link other = link(there.id(), RecordSamples.ending());
    for (Instant now : List.of(RecordSamples.NOW, RecordSamples.END, Stamp.LATEST)) {
      assertRefused(ErrorKind.INVALID, "no link can expire", () -> store().create(other, now));
      assertHolds("a link whose id was asked for by one that was refused", there);
    }
  }

  /** An expired link is given out until it is freed; whoever asks compares the times. */
  @Test
  public final void anExpiredLinkIsStillFound() {
    if (!keepsEnds()) {
      assertRefusesWhole(ErrorKind.INVALID, "a link that ended in 1970", freshExpired());
      return;
    }
    assertStillThere(
        this::createExpired,
        all -> all.stream().filter(link -> found(link.id()).equals(Optional.of(link))).toList());
  }

  /** Up to its end a link holds its id. */
  @Test
  public final void aLinkHoldsItsIdUntilItsEnd() {
    Link link = created(freshEnding());
    for (Duration before : List.of(Duration.ofSeconds(1), Duration.ofNanos(1))) {
      assertCreated(
          "the link ends " + before + " later",
          Created.TAKEN,
          link(link.id(), RecordSamples.lasting()),
          RecordSamples.END.minus(before));
    }
    assertHolds("a link that has not ended", link);
  }

  /** At its end, to the second, a link can be replaced, and not before if it has none. */
  @Test
  public final void aLinkIsReplacedAtItsEnd() {
    assertReplacedAt(RecordSamples.END);
  }

  /** After its end a link can be replaced. */
  @Test
  public final void aLinkIsReplacedAfterItsEnd() {
    assertReplacedAt(RecordSamples.END.plusSeconds(1));
    assertReplacedAt(RecordSamples.END.plusMillis(1));
    assertReplacedAt(Stamp.LATEST);
  }

  /** A link without an end holds its id for ever. */
  @Test
  public final void aLinkWithoutEndHoldsItsIdForEver() {
    Link link = created(fresh());
    Link other = link(link.id(), RecordSamples.lasting());
    assertCreated("the link never ends", Created.TAKEN, other, Stamp.LATEST);
    assertHolds("a link that never ends", link);
  }

  /** What replaced an expired link is whole, and holds the id as any other. */
  @Test
  public final void aReplacementHoldsItsId() {
    Link link = created(freshEnding());
    Link replacement = link(link.id(), RecordSamples.lasting());
    replace(link, replacement, RecordSamples.END);
    assertCreated(
        "the replacement never ends",
        Created.TAKEN,
        link(link.id(), RecordSamples.lasting()),
        RecordSamples.END.plusSeconds(1));
    assertHolds("the replacement, with nothing of the link before", replacement);
  }

  /** Of many threads that create over an expired link one wins. */
  @Test
  public final void ofManyCreatesOverAnExpiredLinkOneWins() {
    assertOneReplaces(created(freshEnding()), List.of(store()));
  }

  /** Of many creates over an expired link in two processes one wins. */
  @Test
  public final void ofManyCreatesOverAnExpiredLinkInTwoProcessesOneWins() {
    Link ended = created(freshEnding());
    try (Handle<LinkStore> second = anotherProcess()) {
      assertOneReplaces(ended, List.of(store(), second.store()));
    }
  }

  /** Who removes the link before, by its write id, never removes what has replaced it. */
  @Test
  public final void aRemoveOfTheExpiredLinkSparesItsReplacement() {
    Link expired = created(freshEnding());
    List<Link> rivals = rivals(RACERS / 2, expired.id());
    List<Created> answers =
        Together.ask(
            rivals.size(),
            racer -> {
              if (racer % 2 == 1) {
                store().remove(expired.id(), expired.stamp().writeId());
              }
              return store().create(rivals.get(racer), RecordSamples.END);
            });
    assertOneWon(rivals, answers);
  }

  private void assertReplacedAt(Instant now) {
    Link link = created(freshEnding());
    Link replacement = link(link.id(), ending());
    replace(link, replacement, now);
    assertHolds("what was created over a link that ended at " + RecordSamples.END, replacement);
  }

  /** Checks that of many creates over a link at its end one wins, or none if it has no end. */
  private void assertOneReplaces(Link ended, List<LinkStore> stores) {
    List<Link> rivals = rivals(RACERS, ended.id());
    List<Created> answers = race(stores, rivals, RecordSamples.END);
    if (keepsEnds()) {
      assertOneWon(rivals, answers);
    } else {
      assertThat(answers).as("creates over a link without end").containsOnly(Created.TAKEN);
      assertHolds("a link without end", ended);
    }
  }
}
