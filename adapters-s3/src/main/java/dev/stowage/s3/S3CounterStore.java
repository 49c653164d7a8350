package dev.stowage.s3;

import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The port: a small object for each counter, changed by compare-and-swap. */
final class S3CounterStore implements CounterStore {

  private final CounterSwaps swaps;
  private final SwapQueues<String, Long, OptionalLong> queues;
  private final RecordList<Counter> list;

  S3CounterStore(S3Bucket bucket, RecordKeys keys, LongSupplier random) {
    this.swaps = new CounterSwaps(bucket, keys, random);
    this.queues = new SwapQueues<>(swaps, bucket::patience);
    this.list = new RecordList<>(bucket, keys, this::counter);
  }

  @Override
  public long add(String name, long delta) {
    Counter.checkName(name);
    return queues
        .apply(new Call("add", name), name, delta)
        .orElseThrow(() -> Counter.overflow(name, delta));
  }

  @Override
  public OptionalLong value(String name) {
    Counter.checkName(name);
    return swaps
        .read(new Call("value", name), name)
        .map(stored -> stored.value().value())
        .orElseGet(OptionalLong::empty);
  }

  @Override
  public boolean create(String name, long value) {
    Counter.checkName(name);
    return swaps.create(new Call("create", name), name, value);
  }

  @Override
  public Page<Counter> list(String cursor) {
    return list.page(new Call("list", "counters"), cursor);
  }

  /** Reads a counter with its name; empty when it is not there. */
  Optional<Counter> counter(Call call, String name) {
    return swaps
        .read(call, name)
        .map(stored -> new Counter(name, stored.value().value().orElseThrow()));
  }
}
