package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.paste.PasteStore;
import dev.stowage.core.record.Created;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list holds the metadata of every paste once, whatever else happens. */
abstract class PasteListRules extends PasteRemoveRules {

  private static final int WRITERS = 8;
  private static final int PASTES_EACH = 15;

  /** A list holds every paste once, with all of its metadata. */
  @Test
  public final void listsEveryPaste() {
    List<PasteMeta> there = createMany();
    assertAllOnce("every paste", there, listed());
    clear(there);
  }

  /** A large paste is listed once, however many parts it has. */
  @Test
  public final void listsALargePasteOnce() {
    Paste small = created(PasteSamples.fresh(PasteSamples.SMALL));
    Paste large = created(PasteSamples.fresh(PasteSamples.LARGE));
    List<PasteMeta> seen = listed();
    assertAllOnce("a large paste", List.of(large.meta(), small.meta()), seen);
    assertThat(seen.stream().map(PasteMeta::id))
        .as("ids of a list with a large paste")
        .containsOnlyOnce(large.id());
    clear(List.of(large.meta()));
  }

  /** A list holds pastes that have expired, until they are freed. */
  @Test
  public final void listsExpiredPastes() {
    assertStillThere(
        () ->
            IntStream.range(0, 3)
                .mapToObj(i -> created(PasteSamples.freshExpired(PasteSamples.SMALL)).meta())
                .toList(),
        expired -> among(expired, listed()));
  }

  /** A paste that was removed, taken or replaced is not listed any more. */
  @Test
  public final void doesNotListWhatIsGone() {
    Paste removed = created(PasteSamples.fresh(PasteSamples.SMALL));
    Paste taken = created(PasteSamples.fresh(PasteSamples.LARGE));
    Paste replaced = created(PasteSamples.freshEnding(PasteSamples.SMALL));
    Paste replacement = PasteSamples.rival(replaced, PasteSamples.SMALL);
    assertRemoves("it is there", removed);
    assertTakes("it is there", taken);
    assertCreated("the first has ended", Created.NEW, replacement, RecordSamples.END);
    List<PasteMeta> asked =
        List.of(removed.meta(), taken.meta(), replaced.meta(), replacement.meta());
    assertThat(among(asked, listed()))
        .as("a list after a paste was removed, one taken and one replaced")
        .containsOnly(replacement.meta());
  }

  /** What comes and goes while a list is read neither hides nor repeats what was there before. */
  @Test
  public final void listsEveryPasteOnceWhileOthersComeAndGo() {
    List<PasteMeta> there = createMany();
    settle();
    Queue<PasteMeta> more = new ConcurrentLinkedQueue<>();
    List<PasteMeta> seen = walkedWhile(() -> comeAndGo(more), store()::list);
    assertAllOnce("every paste that was there at the start", there, seen);
    clear(there);
    clear(List.copyOf(more));
  }

  /** A list can be taken up again at any of its cursors, by another process too. */
  @Test
  public final void aListIsTakenUpAgainAtACursor() {
    List<PasteMeta> there = createMany();
    settle();
    try (Handle<PasteStore> second = anotherProcess()) {
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

  private List<PasteMeta> createMany() {
    List<PasteMeta> all = new ArrayList<>();
    Together.ask(
            WRITERS,
            writer ->
                IntStream.range(0, PASTES_EACH)
                    .mapToObj(i -> created(PasteSamples.fresh(i)).meta())
                    .toList())
        .forEach(all::addAll);
    return all;
  }

  /** Adds a paste at either end of any order by id; one of them goes. */
  private void comeAndGo(Queue<PasteMeta> more) {
    String id = PasteSamples.freshId().substring(1);
    PasteMeta low = came("2" + id);
    more.add(came("z" + id));
    assertThat(store().take(low.id()).map(Paste::meta)).as("it is there, taken").contains(low);
    more.add(came("A" + id));
  }

  private PasteMeta came(String id) {
    return created(PasteSamples.of(id, PasteSamples.SMALL, RecordSamples.lasting())).meta();
  }
}
