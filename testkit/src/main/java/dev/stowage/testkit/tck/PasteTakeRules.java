package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of any number of takes of one paste exactly one gets it, whole, and then it is gone. */
abstract class PasteTakeRules extends PasteExpiryRules {

  /** How often a reader looks for a paste that others take. */
  private static final int LOOKS = 50;

  /** A paste is taken as it was created, whether it burns or not, and is gone. */
  @Test
  public final void takesAPaste() {
    for (Burn burn : Burn.values()) {
      Paste paste =
          PasteSamples.of(
              new PasteMeta(
                  PasteSamples.freshId(),
                  PasteSamples.SMALL,
                  PasteLabel.NONE,
                  burn,
                  RecordSamples.ending()));
      assertTakenOnce(created(paste));
    }
  }

  /** A large paste is taken as it was created, and nothing of it is left. */
  @Test
  public final void takesALargePaste() {
    assertTakenOnce(created(PasteSamples.fresh(PasteSamples.LARGE)));
  }

  /** Where there is nothing, nothing is taken. */
  @Test
  public final void takesNothingUnderAFreeId() {
    assertThat(store().take(PasteSamples.freshId())).as("taken from a free id").isEmpty();
  }

  /** A taken id is free again, and what is created there is whole and all that is there. */
  @Test
  public final void aTakenIdIsFreeAgain() {
    for (int size : List.of(PasteSamples.SMALL, PasteSamples.LARGE)) {
      Paste taken = created(PasteSamples.fresh(size));
      assertTakes("it is there", taken);
      for (int next : List.of(PasteSamples.LARGE, PasteSamples.SMALL)) {
        Paste anew = created(PasteSamples.rival(taken, next));
        assertHolds("the next paste of the id", anew);
        assertTakes("the next paste of the id, taken", anew);
      }
      assertFree("an id whose pastes were all taken", taken.id());
    }
  }

  /** A take leaves every other paste. */
  @Test
  public final void aTakeLeavesOtherPastes() {
    Paste taken = created(PasteSamples.fresh(PasteSamples.LARGE));
    List<Paste> others =
        List.of(
            created(PasteSamples.fresh(PasteSamples.LARGE)),
            created(PasteSamples.fresh(PasteSamples.SMALL)));
    assertTakes("it is there", taken);
    others.forEach(other -> assertHolds("another paste than the one that was taken", other));
    clear(others.stream().map(Paste::meta).toList());
  }

  /** Of many threads that take one paste, one gets it. */
  @Test
  public final void ofManyTakesOneGetsIt() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.SMALL));
    assertOneGot(paste, Together.ask(RACERS, racer -> store().take(paste.id())));
  }

  /** Of many takes in two processes one gets the paste. */
  @Test
  public final void ofManyTakesInTwoProcessesOneGetsIt() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.SMALL));
    try (Handle<PasteStore> second = anotherProcess()) {
      List<PasteStore> stores = List.of(store(), second.store());
      assertOneGot(paste, Together.ask(RACERS, racer -> stores.get(racer % 2).take(paste.id())));
    }
  }

  /** Of takes and removes at once one is told that the paste was there. */
  @Test
  public final void ofTakesAndRemovesOneGetsIt() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.SMALL));
    List<Boolean> answers =
        Together.ask(
            RACERS / 2,
            racer ->
                racer % 2 == 0
                    ? store().take(paste.id()).isPresent()
                    : store().remove(paste.id(), paste.meta().stamp().writeId()));
    assertThat(answers).as("of takes and removes of one paste").containsOnlyOnce(true);
    assertFree("a paste that was taken or removed", paste.id());
  }

  /** Who looks for a large paste while others take it sees it whole or not at all. */
  @Test
  public final void aLargePasteIsFoundWholeOrNotAtAllWhileItIsTaken() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.LARGE));
    settle();
    List<Optional<Paste>> answers =
        Together.ask(
            LARGE_RACERS, racer -> racer % 2 == 0 ? store().take(paste.id()) : lookedFor(paste));
    assertOneGot(
        paste,
        IntStream.range(0, LARGE_RACERS).filter(i -> i % 2 == 0).mapToObj(answers::get).toList());
    assertFree("a large paste that was taken", paste.id());
  }

  /** Who looks for an id whose large paste is taken and created anew sees one or the other. */
  @Test
  public final void aLargePasteIsFoundWholeWhileItIsReplaced() {
    Paste first = created(PasteSamples.fresh(PasteSamples.LARGE));
    List<Paste> all = PasteSamples.rivals(LARGE_RACERS, first.id(), PasteSamples.LARGE);
    settle();
    Together.run(
        () -> {
          Paste there = first;
          for (Paste next : all) {
            assertTakes("nobody else takes it", there);
            there = created(next);
          }
        },
        () -> assertSeesOnly(first, all),
        () -> assertSeesOnly(first, all));
    assertHolds("the last one", all.get(all.size() - 1));
    clear(List.of(all.get(all.size() - 1).meta()));
  }

  private void assertSeesOnly(Paste first, List<Paste> others) {
    for (int look = 0; look < LARGE_RACERS; look++) {
      store()
          .find(first.id())
          .ifPresent(
              seen ->
                  assertThat(seen.equals(first) || others.contains(seen))
                      .as("seen while the id changes hands is one paste, whole: %s", seen)
                      .isTrue());
    }
  }

  /** Finds a paste until it is gone, and each time whole. */
  private Optional<Paste> lookedFor(Paste paste) {
    Optional<Paste> seen = store().find(paste.id());
    for (int look = 1; look < LOOKS && seen.isPresent(); look++) {
      assertSame("found while others take it", paste, seen);
      seen = store().find(paste.id());
    }
    return seen;
  }

  private void assertTakenOnce(Paste paste) {
    settle();
    assertTakes("what is taken", paste);
    assertFree("a paste that was taken", paste.id());
    assertThat(store().take(paste.id())).as("taken once more").isEmpty();
    assertThat(among(List.of(paste.meta()), listed()))
        .as("what is listed after the take")
        .isEmpty();
  }

  private static void assertOneGot(Paste paste, List<Optional<Paste>> answers) {
    List<Paste> got = answers.stream().flatMap(Optional::stream).toList();
    assertThat(got).as("of %s takes of one paste one gets it", answers.size()).hasSize(1);
    assertSame("what the one got", paste, Optional.of(got.get(0)));
  }
}
