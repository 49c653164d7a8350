package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A remove takes the paste of one write away, and no other. */
abstract class PasteRemoveRules extends PasteIdRules {

  /** A paste is removed by its write id. */
  @Test
  public final void removesAPaste() {
    for (int size : List.of(PasteSamples.SMALL, PasteSamples.LARGE)) {
      Paste paste = created(PasteSamples.fresh(size));
      assertRemoves("the paste of this write is there", paste);
      assertFree("a removed paste", paste.id());
      assertThat(store().take(paste.id())).as("a removed paste, taken").isEmpty();
    }
  }

  /** A paste that is gone, or never was, is not removed. */
  @Test
  public final void removesNothingThatIsNotThere() {
    Paste paste = PasteSamples.fresh(PasteSamples.SMALL);
    assertSpares("nobody created it", paste);
    created(paste);
    assertRemoves("it is there", paste);
    assertSpares("it was removed before", paste);
    Paste taken = created(PasteSamples.fresh(PasteSamples.SMALL));
    assertTakes("it is there", taken);
    assertSpares("it was taken", taken);
  }

  /** The paste of another write stays whole, however alike the write ids. */
  @Test
  public final void sparesThePasteOfAnotherWrite() {
    for (int size : List.of(PasteSamples.SMALL, PasteSamples.LARGE)) {
      Paste paste = created(PasteSamples.fresh(size));
      long writeId = paste.meta().stamp().writeId();
      for (long other : new long[] {writeId ^ 1, writeId ^ Long.MIN_VALUE, writeId ^ 1L << 32}) {
        assertThat(store().remove(paste.id(), other))
            .as("whether a paste of write %s is removed by %s", writeId, other)
            .isFalse();
      }
      assertHolds("a remove with another write id changes nothing", paste);
      clear(List.of(paste.meta()));
    }
  }

  /** A removed id is free, and what is created there is whole. */
  @Test
  public final void aRemovedIdIsFreeAgain() {
    for (int size : List.of(PasteSamples.SMALL, PasteSamples.LARGE)) {
      Paste removed = created(PasteSamples.freshEnding(size));
      assertRemoves("it is there", removed);
      Paste next = created(PasteSamples.rival(removed, PasteSamples.LARGE));
      assertHolds("the next paste of the id", next);
      clear(List.of(next.meta()));
    }
  }

  /** An old write id does not remove what took the place of its paste. */
  @Test
  public final void anOldWriteIdSparesTheReplacement() {
    Paste first = created(PasteSamples.freshEnding(PasteSamples.LARGE));
    Paste second = PasteSamples.rival(first, PasteSamples.LARGE);
    assertCreated("the first has ended", Created.NEW, second, RecordSamples.END);
    assertSpares("it was replaced", first);
    assertHolds("the replacement", second);
    assertTakes("it is there", second);
    Paste third = created(PasteSamples.rival(first, PasteSamples.SMALL));
    assertSpares("it was taken", second);
    assertHolds("the one after", third);
  }

  /** Of many removes of one paste, by two processes, one is told that it was there. */
  @Test
  public final void ofManyRemovesOfOnePasteOneIsTold() {
    Paste paste = created(PasteSamples.fresh(PasteSamples.SMALL));
    long writeId = paste.meta().stamp().writeId();
    try (Handle<PasteStore> second = anotherProcess()) {
      List<PasteStore> stores = List.of(store(), second.store());
      assertThat(
              Together.ask(RACERS / 2, racer -> stores.get(racer % 2).remove(paste.id(), writeId)))
          .as("of %s removes of one paste", RACERS / 2)
          .containsOnlyOnce(true);
    }
    assertFree("a paste that many removed", paste.id());
  }

  private void assertSpares(String promise, Paste paste) {
    assertThat(store().remove(paste.id(), paste.meta().stamp().writeId()))
        .as(promise + ": whether it was removed")
        .isFalse();
  }
}
