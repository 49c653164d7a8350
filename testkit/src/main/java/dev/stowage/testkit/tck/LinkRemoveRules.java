package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A remove takes the link of one write, and no other. */
abstract class LinkRemoveRules extends LinkIdRules {

  private static final int RACERS = 32;

  /** A link is removed by its write id. */
  @Test
  public final void removesALink() {
    Link link = created(fresh());
    assertRemoves("the link of this write is there", link);
    assertFree("a removed link", link.id());
  }

  /** A link that is gone, or never was, is not removed. */
  @Test
  public final void removesNothingThatIsNotThere() {
    Link link = fresh();
    assertSpares("nobody created it", link.id(), link.stamp().writeId());
    created(link);
    assertRemoves("it is there", link);
    assertSpares("it was removed before", link.id(), link.stamp().writeId());
  }

  /** The link of another write stays, however alike the write ids. */
  @Test
  public final void sparesTheLinkOfAnotherWrite() {
    Link link = created(fresh());
    long writeId = link.stamp().writeId();
    for (long other : new long[] {writeId ^ 1, writeId ^ Long.MIN_VALUE, writeId ^ 1L << 32}) {
      assertSpares("another write", link.id(), other);
      assertHolds("a remove with another write id changes nothing", link);
    }
  }

  /** A removed id is free, and what is created there is whole. */
  @Test
  public final void aRemovedIdIsFreeAgain() {
    Link removed = created(freshEnding());
    assertRemoves("it is there", removed);
    Link next = created(link(removed.id(), RecordSamples.lasting()));
    assertHolds("the next link of the id", next);
  }

  /** An old write id does not remove what took the place of its link. */
  @Test
  public final void anOldWriteIdSparesTheReplacement() {
    Link first = created(freshEnding());
    Link second = link(first.id(), RecordSamples.lasting());
    replace(first, second, RecordSamples.END);
    assertSpares("it was replaced", first.id(), first.stamp().writeId());
    assertHolds("the replacement", second);
    assertRemoves("it is there", second);
    Link third = created(link(first.id(), RecordSamples.lasting()));
    assertSpares("it was removed", second.id(), second.stamp().writeId());
    assertHolds("the one after", third);
  }

  /** Of many removes of one link, by two processes, one is told that it was there. */
  @Test
  public final void ofManyRemovesOfOneLinkOneIsTold() {
    Link link = created(fresh());
    try (Handle<LinkStore> second = anotherProcess()) {
      List<LinkStore> stores = List.of(store(), second.store());
      assertThat(
              Together.ask(
                  RACERS, racer -> stores.get(racer % 2).remove(link.id(), link.stamp().writeId())))
          .as("of %s removes of one link", RACERS)
          .containsOnlyOnce(true);
    }
    assertFree("a link that many removed", link.id());
  }

  private void assertSpares(String promise, String id, long writeId) {
    assertThat(store().remove(id, writeId)).as(promise + ": whether it was removed").isFalse();
  }
}
