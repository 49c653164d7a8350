package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.StoreTraits.HotKey;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Any number of adds at once end at exactly their sum, and each gets the value that it made. */
abstract class CounterRaceRules extends CounterNameRules {

  private static final int ADDERS = 32;
  private static final int ADDS_EACH = 50;
  private static final int CREATORS = 64;
  private static final int MIXED = 8;

  /** Of 1,600 adds by 32 threads each is counted, and each gets an answer of its own. */
  @Test
  public final void losesNoAdd() {
    String name = RecordSamples.freshId();
    List<Long> answers = addOnes(List.of(store()), name, ADDERS, ADDS_EACH);
    assertThat(answers).as("adds that were answered").hasSize(ADDERS * ADDS_EACH);
    assertCounted("after adds by " + ADDERS + " threads", name, 0, answers);
  }

  /**
   * Adds by two processes are counted alike. A store that may throttle a counter that many use may
   * refuse an add, which then does nothing; every other is counted.
   */
  @Test
  public final void losesNoAddOfTwoProcesses() {
    boolean throttles = mayThrottle();
    int adders = throttles ? 8 : 16;
    int each = throttles ? 5 : 25;
    String name = RecordSamples.freshId();
    try (Handle<CounterStore> second = anotherProcess()) {
      List<Long> answers = addOnes(List.of(store(), second.store()), name, adders, each);
      if (throttles) {
        assertThat(answers).as("adds that were not throttled").isNotEmpty();
      } else {
        assertThat(answers).as("adds that were answered").hasSize(adders * each);
      }
      assertCounted("after adds by two processes", name, 0, answers);
    }
  }

  /** Of many creates of one counter, by two processes, one wins, and its value is stored. */
  @Test
  public final void ofManyCreatesOfOneCounterOneWins() {
    String name = RecordSamples.freshId();
    try (Handle<CounterStore> second = anotherProcess()) {
      List<CounterStore> stores = List.of(store(), second.store());
      List<Boolean> answers =
          Together.ask(CREATORS, racer -> stores.get(racer % 2).create(name, 1_000L + racer));
      assertThat(answers)
          .as("of %s creates of one counter one wins", CREATORS)
          .containsOnlyOnce(true);
      assertHolds("the value of the one who won", name, 1_000L + answers.indexOf(true));
    }
  }

  /** Adds that race with creates are counted on top of the value of the create that won, if any. */
  @Test
  public final void noAddIsLostToACreate() {
    for (int round = 0; round < 5; round++) {
      String name = RecordSamples.freshId();
      List<Long> answers = Collections.synchronizedList(new ArrayList<>());
      List<Boolean> created =
          Together.ask(
              2 * MIXED,
              racer -> {
                if (racer % 2 == 0) {
                  return store().create(name, 1_000L * (racer + 1));
                }
                answers.add(store().add(name, 1));
                answers.add(store().add(name, 1));
                return false;
              });
      assertThat(Collections.frequency(created, true))
          .as("how many of %s creates won, against adds", MIXED)
          .isLessThan(2);
      long first = created.contains(true) ? 1_000L * (created.indexOf(true) + 1) : 0;
      assertCounted("after adds that raced with creates", name, first, answers);
    }
  }

  /** Adds to different counters at once do not mix. */
  @Test
  public final void addsToDifferentCountersDoNotMix() {
    String name = RecordSamples.freshId();
    List<String> names = IntStream.range(0, MIXED).mapToObj(i -> name + "." + i).toList();
    Together.ask(
        2 * MIXED,
        adder -> {
          for (int i = 0; i < MIXED; i++) {
            int counter = (adder + i) % MIXED;
            store().add(names.get(counter), power(counter));
          }
          return adder;
        });
    for (int i = 0; i < MIXED; i++) {
      assertHolds("each thread added to each counter", names.get(i), 2 * MIXED * power(i));
    }
  }

  private static long power(int counter) {
    return 1L << (4 * counter);
  }

  /** Adds 1 so many times from each thread, and returns what was answered. */
  private List<Long> addOnes(List<CounterStore> stores, String name, int adders, int each) {
    boolean mayThrottle = stores.size() > 1 && mayThrottle();
    return Together.ask(
            adders,
            adder -> {
              List<Long> answers = new ArrayList<>();
              for (int i = 0; i < each; i++) {
                addOne(stores.get(adder % stores.size()), name, mayThrottle, answers);
              }
              return answers;
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static void addOne(
      CounterStore store, String name, boolean mayThrottle, List<Long> answers) {
    try {
      answers.add(store.add(name, 1));
    } catch (StowageException refusal) {
      if (!mayThrottle || refusal.kind() != ErrorKind.THROTTLED) {
        throw refusal;
      }
    }
  }

  private boolean mayThrottle() {
    return backend().traits().hotKey() == HotKey.MAY_THROTTLE;
  }

  /** Checks that ones were added to a value one after another, each with its own answer. */
  private void assertCounted(String when, String name, long from, List<Long> answers) {
    assertHolds(when + ", " + answers.size() + " of them answered", name, from + answers.size());
    assertThat(answers)
        .as("%s: every add gets the value that it made", when)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(from + 1, from + answers.size()).boxed().toList());
  }
}
