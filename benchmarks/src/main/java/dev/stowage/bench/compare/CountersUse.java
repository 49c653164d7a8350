package dev.stowage.bench.compare;

import dev.stowage.bench.records.Act;
import dev.stowage.bench.records.Operation;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.counter.Counters;
import org.jspecify.annotations.Nullable;

/** Adds to counters and reads them. */
final class CountersUse implements RecordUse {

  private final CounterStore store;
  private final Counters counters;
  private final Setting setting;
  private final CounterSums sums;

  CountersUse(CounterStore store, Setting setting, CounterSums sums) {
    this.store = store;
    this.counters = new Counters(store);
    this.setting = setting;
    this.sums = sums;
  }

  @Override
  public @Nullable String taken() {
    for (int counter = 0; counter < sums.size(); counter++) {
      if (store.value(sums.name(counter)).isPresent()) {
        return "the counter " + sums.name(counter);
      }
    }
    return null;
  }

  @Override
  public @Nullable String perform(Act act) {
    String name = sums.name(act.number());
    return act.operation() == Operation.COUNTERS_ADD
        ? difference(name, counters.hit(name), sums.add(act.number()))
        : difference(name, counters.value(name), sums.sum(act.number()));
  }

  @Override
  public Verification verify(Runnable step) {
    Roll roll = new Roll();
    long there = 0;
    for (int counter = 0; counter < sums.size(); counter++) {
      String name = sums.name(counter);
      long sum = sums.sum(counter);
      String difference = difference(name, counters.value(name), sum);
      if (difference != null) {
        return new Verification(there, difference);
      }
      if (sum > 0) {
        there++;
        roll.mustCome(name);
      }
      step.run();
    }
    String listed = roll.difference(counters::list, Counter::name, setting.others());
    return new Verification(there, listed == null ? null : "counter " + listed);
  }

  private static @Nullable String difference(String name, long found, long sum) {
    return found == sum ? null : "counter " + name + ": stands at " + found + ", not at " + sum;
  }
}
