package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of any number of creates of one id exactly one wins, and no loser touches what it stored. */
abstract class PasteCreateRules extends PasteContentRules {

  static final int RACERS = 64;

  /** Large contents travel slowly: fewer of them. */
  static final int LARGE_RACERS = 8;

  /** A taken id is refused to whatever else, and the first paste stays as it was. */
  @Test
  public final void refusesATakenIdAndKeepsTheFirst() {
    Paste first = created(PasteSamples.freshEnding(PasteSamples.SMALL));
    PasteMeta other =
        new PasteMeta(first.id(), 1, PasteLabel.NONE, Burn.AFTER_READING, RecordSamples.ending());
    for (Paste loser : List.of(PasteSamples.of(first.meta()), PasteSamples.of(other))) {
      assertCreated("the id is taken", Created.TAKEN, loser, RecordSamples.NOW);
      assertHolds("a create that loses changes nothing", first);
    }
  }

  /** A create that loses leaves the winner whole, also where either is kept in parts. */
  @Test
  public final void aLosingCreateLeavesTheWinnerWhole() {
    assertLoses(PasteSamples.LARGE, PasteSamples.SMALL);
    assertLoses(PasteSamples.SMALL, PasteSamples.LARGE);
    assertLoses(PasteSamples.LARGE, PasteSamples.LARGE);
  }

  /** Of many threads that create one id, one is told that its paste is new, and it is stored. */
  @Test
  public final void ofManyCreatesOfOneIdOneWins() {
    List<Paste> rivals = PasteSamples.rivals(RACERS, PasteSamples.freshId(), PasteSamples.SMALL);
    assertOneWon(rivals, race(List.of(store()), rivals, RecordSamples.NOW));
  }

  /** Of many creates of one id in two processes one wins. */
  @Test
  public final void ofManyCreatesInTwoProcessesOneWins() {
    List<Paste> rivals = PasteSamples.rivals(RACERS, PasteSamples.freshId(), PasteSamples.SMALL);
    try (Handle<PasteStore> second = anotherProcess()) {
      assertOneWon(rivals, race(List.of(store(), second.store()), rivals, RecordSamples.NOW));
    }
  }

  /** Of large pastes with one id one wins, and stays whole whatever the losers clean up. */
  @Test
  public final void ofManyLargeCreatesOneWinsWhole() {
    List<Paste> rivals =
        PasteSamples.rivals(LARGE_RACERS, PasteSamples.freshId(), PasteSamples.LARGE);
    try (Handle<PasteStore> second = anotherProcess()) {
      List<Created> answers = race(List.of(store(), second.store()), rivals, RecordSamples.NOW);
      assertOneWon(rivals, answers);
      assertTakes("and what is taken is the winner's", winner(rivals, answers));
    }
  }

  /** Another process sees a paste, finds its id taken, and can take it. */
  @Test
  public final void anotherProcessSharesThePastes() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.SMALL));
    try (Handle<PasteStore> second = anotherProcess()) {
      assertSame("seen by another process", paste, found(second.store(), paste.id()));
      assertThat(
              second
                  .store()
                  .create(PasteSamples.rival(paste, PasteSamples.SMALL), RecordSamples.NOW))
          .as("an id that this process has taken, created by another")
          .isEqualTo(Created.TAKEN);
      assertSame("taken by another process", paste, second.store().take(paste.id()));
    }
    assertFree("what another process took", paste.id());
  }

  private void assertLoses(int winning, int losing) {
    Paste winner = created(PasteSamples.fresh(winning));
    assertCreated(
        "the id is taken", Created.TAKEN, PasteSamples.rival(winner, losing), RecordSamples.NOW);
    assertHolds("a winner of " + winning + " bytes over " + losing, winner);
    assertThat(peeked(winner.id())).as("the winner's metadata").contains(winner.meta());
    assertTakes("a winner of " + winning + " bytes over " + losing + ", taken", winner);
  }
}
