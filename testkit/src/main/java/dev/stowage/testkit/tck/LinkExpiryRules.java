package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a link has expired it is found still, and any create replaces it, but only one. */
abstract class LinkExpiryRules extends LinkCreateRules {

  private static final int RACERS = 64;

  /** An expired link is given out until it is freed; whoever asks compares the times. */
  @Test
  public final void anExpiredLinkIsStillFound() {
    List<Link> expired =
        List.of(created(freshExpired()), created(freshExpired()), created(freshExpired()));
    assertThat(expired)
        .as("links that ended in 1970, of which the store may just have freed some, but not all")
        .anyMatch(link -> found(link.id()).equals(Optional.of(link)));
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

  /** At its end, to the second, a link can be replaced. */
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
    assertCreated("the first has ended", Created.NEW, replacement, RecordSamples.END);
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
    List<Link> rivals = rivals(RACERS, created(freshEnding()).id());
    assertOneWon(rivals, race(List.of(store()), rivals, RecordSamples.END));
  }

  /** Of many creates over an expired link in two processes one wins. */
  @Test
  public final void ofManyCreatesOverAnExpiredLinkInTwoProcessesOneWins() {
    List<Link> rivals = rivals(RACERS, created(freshEnding()).id());
    try (Handle<LinkStore> second = anotherProcess()) {
      assertOneWon(rivals, race(List.of(store(), second.store()), rivals, RecordSamples.END));
    }
  }

  /** Who removes the expired link, by its write id, never removes what has replaced it. */
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
    Link replacement = link(link.id(), RecordSamples.ending());
    assertCreated("the first ended at " + RecordSamples.END, Created.NEW, replacement, now);
    assertThat(found(link.id())).as("what was created over it").contains(replacement);
  }
}
