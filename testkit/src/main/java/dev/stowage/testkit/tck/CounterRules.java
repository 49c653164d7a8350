package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import java.util.List;
import java.util.OptionalLong;

/** How the rules of counters reach a store, fill it and read back from it. */
abstract class CounterRules extends BackendRules {

  @Override
  protected abstract OffersCounters backend();

  protected abstract OffersCounters secondProcess();

  final CounterStore store() {
    return backend().counters();
  }

  final Handle<CounterStore> anotherProcess() {
    OffersCounters second = secondProcess();
    return new Handle<>(second.counters(), second, backend());
  }

  /** Creates a counter under a name that nobody has used, and returns the name. */
  final String created(long value) {
    String name = RecordSamples.freshId();
    assertCreates("the name is free", true, name, value);
    return name;
  }

  final void assertCreates(String promise, boolean expected, String name, long value) {
    assertThat(store().create(name, value))
        .as("%s: whether %s was created with %s", promise, name, value)
        .isEqualTo(expected);
  }

  final void assertAdds(String promise, String name, long delta, long expected) {
    assertThat(store().add(name, delta))
        .as("%s: what adding %s to %s answers", promise, delta, name)
        .isEqualTo(expected);
  }

  final OptionalLong value(String name) {
    return value(store(), name);
  }

  final OptionalLong value(CounterStore through, String name) {
    settle();
    return through.value(name);
  }

  final void assertHolds(String promise, String name, long expected) {
    assertThat(value(name)).as("%s: the value of %s", promise, name).hasValue(expected);
  }

  final List<Counter> listed() {
    settle();
    return walked(store()::list);
  }
}
