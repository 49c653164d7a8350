package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersCounters;
import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.testkit.memory.MemoryBackend;
import java.util.OptionalLong;

/** Counters in memory that keep every promise; backend and port are one object. */
class HonestCounters extends HonestBackend implements OffersCounters, CounterStore {

  HonestCounters() {}

  HonestCounters(MemoryBackend memory) {
    super(memory);
  }

  OffersCounters secondProcess() {
    return this;
  }

  /** What is stored, past every defect. */
  final OptionalLong known(String name) {
    return memory.counters().value(name);
  }

  /** Sets a counter that is there, past every promise. */
  final void set(String name, long value) {
    long before = known(name).orElseThrow();
    memory.counters().add(name, value / 2 - before / 2);
    memory.counters().add(name, value - known(name).orElseThrow());
  }

  @Override
  public CounterStore counters() {
    return this;
  }

  @Override
  public long add(String name, long delta) {
    return memory.counters().add(name, delta);
  }

  @Override
  public OptionalLong value(String name) {
    return memory.counters().value(name);
  }

  @Override
  public boolean create(String name, long value) {
    return memory.counters().create(name, value);
  }

  @Override
  public Page<Counter> list(String cursor) {
    return memory.counters().list(cursor);
  }
}
