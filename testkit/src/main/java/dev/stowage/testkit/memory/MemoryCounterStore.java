package dev.stowage.testkit.memory;

import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counters by name; changes hold the lock, reads need none. */
final class MemoryCounterStore implements CounterStore {

  private final NavigableMap<String, Counter> byName = new ConcurrentSkipListMap<>();

  List<Counter> all() {
    return List.copyOf(byName.values());
  }

  @Override
  public synchronized long add(String name, long delta) {
    Counter before = byName.getOrDefault(name, new Counter(name, 0));
    Counter after = before.plus(delta);
    byName.put(name, after);
    return after.value();
  }

  @Override
  public OptionalLong value(String name) {
    Counter.checkName(name);
    Counter counter = byName.get(name);
    return counter == null ? OptionalLong.empty() : OptionalLong.of(counter.value());
  }

  @Override
  public synchronized boolean create(String name, long value) {
    return byName.putIfAbsent(name, new Counter(name, value)) == null;
  }

  @Override
  public Page<Counter> list(String cursor) {
    return MemoryRecords.page(byName, cursor);
  }
}
