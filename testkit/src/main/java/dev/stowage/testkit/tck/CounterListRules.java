package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list holds every counter once, whatever else happens. */
abstract class CounterListRules extends CounterRaceRules {

  private static final int WRITERS = 8;
  private static final int COUNTERS_EACH = 15;

  /** A list holds every counter once, with its value. */
  @Test
  public final void listsEveryCounter() {
    assertAllOnce("every counter", createMany(), listed());
  }

  /** A list holds the value after the last add, and nothing of a counter that was only read. */
  @Test
  public final void listsWhatWasAdded() {
    String name = created(5);
    store().add(name, 2);
    String read = RecordSamples.freshId();
    store().value(read);
    List<Counter> listed = listed();
    assertThat(listed)
        .as("a list after an add")
        .contains(new Counter(name, 7))
        .doesNotContain(new Counter(name, 5));
    assertThat(listed).as("a list after a read").noneMatch(each -> each.name().equals(read));
  }

  /** What is created and added to while a list is read neither hides nor repeats a counter. */
  @Test
  public final void listsEveryCounterOnceWhileOthersAreCreated() {
    List<Counter> there = createMany();
    settle();
    List<Counter> seen = walkedWhile(this::createMore, store()::list);
    assertAllOnce("every counter that was there at the start", there, seen);
  }

  /** A list can be taken up again at any of its cursors, by another process too. */
  @Test
  public final void aListIsTakenUpAgainAtACursor() {
    List<Counter> there = createMany();
    settle();
    try (Handle<CounterStore> second = anotherProcess()) {
      assertAllOnce(
          "a list taken up in the middle", there, walkedInTwo(store()::list, second.store()::list));
    }
  }

  /** A cursor that no list gave is refused. */
  @Test
  public final void refusesACursorThatIsNoneOfItsOwn() {
    assertRefusesForeignCursors(store()::list);
  }

  private List<Counter> createMany() {
    return Together.ask(
            WRITERS,
            writer ->
                IntStream.range(0, COUNTERS_EACH)
                    .mapToObj(i -> new Counter(created(writer - i), writer - i))
                    .toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Adds a counter at either end of any order by name. */
  private void createMore() {
    store().add("0" + RecordSamples.freshId(), 1);
    store().create("z" + RecordSamples.freshId(), 1);
  }
}
