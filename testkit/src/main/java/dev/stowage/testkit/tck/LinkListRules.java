package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.link.LinkStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list holds every link once, whatever else happens. */
abstract class LinkListRules extends LinkRemoveRules {

  private static final int WRITERS = 8;
  private static final int LINKS_EACH = 15;

  /** A list holds every link once, with every field. */
  @Test
  public final void listsEveryLink() {
    List<Link> there = createMany();
    assertAllOnce("every link", there, listed());
    clear(there);
  }

  /** A list holds links that have expired, until they are freed. */
  @Test
  public final void listsExpiredLinks() {
    if (!keepsEnds()) {
      Link refused = freshExpired();
      assertRefusesWhole(ErrorKind.INVALID, "a link that ended in 1970", refused);
      assertThat(among(List.of(refused), listed())).as("a list after a link was refused").isEmpty();
      return;
    }
    assertStillThere(this::createExpired, expired -> among(expired, listed()));
  }

  /** A link that was removed or replaced is not listed any more. */
  @Test
  public final void doesNotListWhatWasRemoved() {
    Link removed = created(fresh());
    Link replaced = created(freshEnding());
    Link replacement = link(replaced.id(), RecordSamples.lasting());
    assertRemoves("it is there", removed);
    replace(replaced, replacement, RecordSamples.END);
    assertThat(among(List.of(removed, replaced, replacement), listed()))
        .as("a list after a link was removed and another replaced")
        .containsOnly(replacement);
  }

  /** What comes and goes while a list is read neither hides nor repeats what was there before. */
  @Test
  public final void listsEveryLinkOnceWhileOthersComeAndGo() {
    List<Link> there = createMany();
    settle();
    Queue<Link> more = new ConcurrentLinkedQueue<>();
    List<Link> seen = walkedWhile(() -> comeAndGo(more), store()::list);
    assertAllOnce("every link that was there at the start", there, seen);
    clear(there);
    clear(List.copyOf(more));
  }

  /** A list can be taken up again at any of its cursors, by another process too. */
  @Test
  public final void aListIsTakenUpAgainAtACursor() {
    List<Link> there = createMany();
    settle();
    try (Handle<LinkStore> second = anotherProcess()) {
      assertAllOnce(
          "a list taken up in the middle", there, walkedInTwo(store()::list, second.store()::list));
    }
    clear(there);
  }

  /** A cursor that no list gave is refused. */
  @Test
  public final void refusesACursorThatIsNoneOfItsOwn() {
    assertRefusesForeignCursors(store()::list);
  }

  private List<Link> createMany() {
    return Together.ask(
            WRITERS,
            writer -> IntStream.range(0, LINKS_EACH).mapToObj(i -> created(fresh())).toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Adds a link at either end of any order by id; the one before them goes. */
  private void comeAndGo(Queue<Link> more) {
    Link low = created(link("0" + RecordSamples.freshId(), RecordSamples.lasting()));
    more.add(created(link("z" + RecordSamples.freshId(), RecordSamples.lasting())));
    assertRemoves("it is there", low);
    more.add(created(link("-" + RecordSamples.freshId(), RecordSamples.lasting())));
  }
}
