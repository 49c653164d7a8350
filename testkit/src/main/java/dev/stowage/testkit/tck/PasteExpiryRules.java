package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** When a paste has expired it is found still, and any create replaces it, but only one. */
abstract class PasteExpiryRules extends PasteCreateRules {

  /** An expired paste is given out until it is freed; whoever asks compares the times. */
  @Test
  public final void anExpiredPasteIsStillFound() {
    assertStillThere(
        this::createExpired, all -> those(all, p -> found(p.id()).equals(Optional.of(p))));
  }

  /** So are its metadata. */
  @Test
  public final void anExpiredPasteCanStillBePeekedAt() {
    assertStillThere(
        this::createExpired, all -> those(all, p -> peeked(p.id()).equals(Optional.of(p.meta()))));
  }

  /** So can it be taken. */
  @Test
  public final void anExpiredPasteCanStillBeTaken() {
    assertStillThere(
        this::createExpired,
        all -> {
          List<Paste> taken =
              all.stream().filter(p -> store().take(p.id()).equals(Optional.of(p))).toList();
          all.forEach(paste -> assertFree("an expired paste that was taken", paste.id()));
          return taken;
        });
  }

  private List<Paste> those(List<Paste> expired, Predicate<Paste> seen) {
    List<Paste> those = expired.stream().filter(seen).toList();
    clear(expired.stream().map(Paste::meta).toList());
    return those;
  }

  /** Up to its end a paste holds its id. */
  @Test
  public final void aPasteHoldsItsIdUntilItsEnd() {
    Paste paste = created(PasteSamples.freshEnding(PasteSamples.SMALL));
    for (Duration before : List.of(Duration.ofSeconds(1), Duration.ofNanos(1))) {
      assertCreated(
          "the paste ends " + before + " later",
          Created.TAKEN,
          PasteSamples.rival(paste, PasteSamples.SMALL),
          RecordSamples.END.minus(before));
    }
    assertHolds("a paste that has not ended", paste);
  }

  /** At its end, to the second, a paste can be replaced. */
  @Test
  public final void aPasteIsReplacedAtItsEnd() {
    assertReplaced(PasteSamples.SMALL, PasteSamples.SMALL, RecordSamples.END);
  }

  /** After its end a paste can be replaced. */
  @Test
  public final void aPasteIsReplacedAfterItsEnd() {
    for (Instant after :
        List.of(RecordSamples.END.plusSeconds(1), RecordSamples.END.plusMillis(1), Stamp.LATEST)) {
      assertReplaced(PasteSamples.SMALL, PasteSamples.SMALL, after);
    }
  }

  /** A paste without an end holds its id for ever. */
  @Test
  public final void aPasteWithoutEndHoldsItsIdForEver() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.SMALL));
    assertCreated(
        "the paste never ends",
        Created.TAKEN,
        PasteSamples.rival(paste, PasteSamples.SMALL),
        Stamp.LATEST);
    assertHolds("a paste that never ends", paste);
  }

  /** What replaces a paste is whole, and nothing of the one before it is left in it. */
  @Test
  public final void aReplacementIsWholeWhateverTheSizes() {
    assertReplaced(PasteSamples.SMALL, PasteSamples.LARGE, RecordSamples.END);
    assertReplaced(PasteSamples.LARGE, PasteSamples.SMALL, RecordSamples.END);
    assertReplaced(PasteSamples.LARGE, PasteSamples.LARGE, RecordSamples.END);
    assertReplaced(PasteSamples.SMALL, 0, RecordSamples.END);
  }

  /** What replaced an expired paste holds the id as any other. */
  @Test
  public final void aReplacementHoldsItsId() {
    Paste paste = created(PasteSamples.freshEnding(PasteSamples.SMALL));
    Paste replacement = PasteSamples.rival(paste, PasteSamples.SMALL);
    assertCreated("the first has ended", Created.NEW, replacement, RecordSamples.END);
    assertCreated(
        "the replacement never ends",
        Created.TAKEN,
        PasteSamples.rival(paste, PasteSamples.SMALL),
        RecordSamples.END.plusSeconds(1));
    assertHolds("the replacement, with nothing of the paste before", replacement);
  }

  /** Of many threads that create over an expired paste one wins. */
  @Test
  public final void ofManyCreatesOverAnExpiredPasteOneWins() {
    Paste expired = created(PasteSamples.freshEnding(PasteSamples.SMALL));
    List<Paste> rivals = PasteSamples.rivals(RACERS, expired.id(), PasteSamples.SMALL);
    try (Handle<PasteStore> second = anotherProcess()) {
      assertOneWon(rivals, race(List.of(store(), second.store()), rivals, RecordSamples.END));
    }
  }

  /** Of large pastes that replace a large one that has expired one wins, whole. */
  @Test
  public final void ofManyLargeCreatesOverAnExpiredPasteOneWinsWhole() {
    Paste expired = created(PasteSamples.freshEnding(PasteSamples.LARGE));
    List<Paste> rivals = PasteSamples.rivals(LARGE_RACERS, expired.id(), PasteSamples.LARGE);
    List<Created> answers = race(List.of(store()), rivals, RecordSamples.END);
    assertOneWon(rivals, answers);
    clear(List.of(winner(rivals, answers).meta()));
  }

  /** Who removes the expired paste, by its write id, never removes what has replaced it. */
  @Test
  public final void aRemoveOfTheExpiredPasteSparesItsReplacement() {
    Paste expired = created(PasteSamples.freshEnding(PasteSamples.LARGE));
    List<Paste> rivals = PasteSamples.rivals(LARGE_RACERS, expired.id(), PasteSamples.SMALL);
    List<Created> answers =
        Together.ask(
            2 * rivals.size(),
            racer -> {
              if (racer < rivals.size()) {
                return store().create(rivals.get(racer), RecordSamples.END);
              }
              store().remove(expired.id(), expired.meta().stamp().writeId());
              return Created.TAKEN;
            });
    assertOneWon(rivals, answers.subList(0, rivals.size()));
  }

  private List<Paste> createExpired() {
    return List.of(
        created(PasteSamples.freshExpired(PasteSamples.SMALL)),
        created(PasteSamples.freshExpired(PasteSamples.SMALL)),
        created(PasteSamples.freshExpired(PasteSamples.LARGE)));
  }

  private void assertReplaced(int size, int by, Instant now) {
    Paste paste = created(PasteSamples.freshEnding(size));
    Paste replacement = PasteSamples.rival(paste, by);
    assertCreated("the first ended at " + RecordSamples.END, Created.NEW, replacement, now);
    assertHolds(by + " bytes that replaced " + size, replacement);
    assertThat(peeked(paste.id())).as("its metadata").contains(replacement.meta());
    clear(List.of(replacement.meta()));
  }
}
