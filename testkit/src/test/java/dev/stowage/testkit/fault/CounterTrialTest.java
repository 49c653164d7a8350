package dev.stowage.testkit.fault;

import static dev.stowage.testkit.fault.Lies.assertCaught;
import static dev.stowage.testkit.fault.Lies.lost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.testkit.tck.HonestBackend;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A trial of counters believes an honest store and catches one that lies about what it did. */
class CounterTrialTest {

  private final Store store = new Store();
  private final CounterTrial trial = new CounterTrial(store, store::honest);

  @Test
  void believesAnHonestStore() {
    assertThat(Lies.calmly(trial)).isEmpty();
    assertThat(RandomCalls.of(trial, 7).run(500)).isEmpty();
  }

  @Test
  void believesThatAnUnknownCallWasDoneOrNot() {
    store.add = (name, delta) -> lost(0L, ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.add(trial.stored(), 5)).contains(ErrorKind.OUTCOME_UNKNOWN);

    String counted = trial.stored();
    store.add = (name, delta) -> lost(honest().add(name, delta), ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.add(counted, 5)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.value(counted)).isEmpty();
    assertThat(honest().value(counted)).hasValue(105);

    store.create = (name, value) -> lost(honest().create(name, value), ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.create(trial.fresh(), 5)).contains(ErrorKind.OUTCOME_UNKNOWN);
    assertThat(trial.create(counted, 5)).contains(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void catchesAnAddThatCountsTwice() {
    store.add =
        (name, delta) -> {
          honest().add(name, delta);
          return honest().add(name, delta);
        };
    assertCaught(() -> trial.add(trial.stored(), 5), "what add of 5 may answer");

    store.add =
        (name, delta) -> {
          long answer = honest().add(name, delta);
          honest().add(name, delta);
          return answer;
        };
    assertCaught(() -> trial.add(trial.stored(), 5), "stored after add of 5 returned");

    store.add =
        (name, delta) ->
            lost(honest().add(name, delta) + honest().add(name, delta), ErrorKind.OUTCOME_UNKNOWN);
    assertCaught(() -> trial.add(trial.stored(), 5), "stored after add of 5 ended OUTCOME_UNKNOWN");
    assertCaught(() -> trial.add(trial.fresh(), 5), "stored after add of 5 ended OUTCOME_UNKNOWN");
  }

  @Test
  void catchesAnAddThatAnswersWhatItDidNotCount() {
    store.add = (name, delta) -> 100 + delta;

    assertCaught(() -> trial.add(trial.stored(), 5), "stored after add of 5 returned");
  }

  @Test
  void catchesCallsThatWereDoneAlthoughTheySayNot() {
    for (ErrorKind kind : List.of(ErrorKind.THROTTLED, ErrorKind.UNAVAILABLE)) {
      store.add = (name, delta) -> lost(honest().add(name, delta), kind);
      store.create = (name, value) -> lost(honest().create(name, value), kind);

      assertCaught(() -> trial.add(trial.stored(), 5), "stored after add of 5 ended " + kind);
      assertCaught(() -> trial.add(trial.fresh(), 0), "stored after add of 0 ended " + kind);
      assertCaught(() -> trial.create(trial.fresh(), 5), "stored after create ended " + kind);
    }
  }

  @Test
  void catchesACreateThatCallsItsOwnSuccessAnothers() {
    store.create = (name, value) -> !honest().create(name, value);

    assertCaught(() -> trial.create(trial.fresh(), 5), "what create may answer");
  }

  @Test
  void catchesACreateThatReplacesACounter() {
    store.create = (name, value) -> honest().add(name, value) == value;

    assertCaught(() -> trial.create(trial.stored(), 5), "stored after create returned");
  }

  @Test
  void catchesACreateThatReturnsAndStoredAnotherValue() {
    store.create = (name, value) -> honest().create(name, value + 1);

    assertCaught(() -> trial.create(trial.fresh(), 5), "stored after create returned");
  }

  @Test
  void catchesAReadThatCounts() {
    store.value = name -> OptionalLong.of(honest().add(name, 1) - 1);

    assertCaught(() -> trial.value(trial.stored()), "stored after value");
  }

  @Test
  void catchesAReadOfNothingThatSaysZero() {
    store.value = name -> OptionalLong.of(honest().value(name).orElse(0));

    assertCaught(() -> trial.value(trial.fresh()), "value");
  }

  @Test
  void catchesAListOfAnOldValue() {
    String name = trial.stored();
    store.list = cursor -> new Page<>(List.of(new Counter(name, 99)), Optional.empty());

    assertCaught(trial::list, "records of which a list gave some");
  }

  @Test
  void catchesAKindThatNoFaultMayShowAs() {
    store.add = (name, delta) -> lost(0L, ErrorKind.CONFLICT);
    store.value = name -> lost(OptionalLong.empty(), ErrorKind.OUTCOME_UNKNOWN);

    assertCaught(() -> trial.add(trial.fresh(), 1), "a fault showed as CONFLICT");
    assertCaught(() -> trial.value(trial.fresh()), "a fault showed as OUTCOME_UNKNOWN");
  }

  private CounterStore honest() {
    return store.honest().counters();
  }

  /** A store in memory whose methods can be replaced. */
  private static final class Store extends HonestBackend implements OffersCounters, CounterStore {

    BiFunction<String, Long, Long> add = memory.counters()::add;
    Function<String, OptionalLong> value = memory.counters()::value;
    BiPredicate<String, Long> create = memory.counters()::create;
    Function<String, Page<Counter>> list = memory.counters()::list;

    /** The same memory without its lies; closing memory keeps what it holds. */
    OffersCounters honest() {
      return memory;
    }

    @Override
    public CounterStore counters() {
      return this;
    }

    @Override
    public long add(String name, long delta) {
      return add.apply(name, delta);
    }

    @Override
    public OptionalLong value(String name) {
      return value.apply(name);
    }

    @Override
    public boolean create(String name, long value) {
      return create.test(name, value);
    }

    @Override
    public Page<Counter> list(String cursor) {
      return list.apply(cursor);
    }
  }
}
