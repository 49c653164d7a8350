package dev.stowage.testkit.tck;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.Series;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One broken promise, and the rules that must notice it; every other rule must not.
 *
 * @param what what the broken store does
 * @param store makes a store that does so
 * @param rules the tests that fail on it
 */
record Defect(String what, Supplier<HonestStore> store, Set<String> rules) {

  static Defect of(String what, Supplier<HonestStore> store, String... rules) {
    return new Defect(what, store, Set.of(rules));
  }

  /** Rewrites each reading of a batch. */
  static Readings altered(Readings readings, Consumer<long[]> change) {
    ReadingsBuilder builder = Readings.builder(readings.layout());
    for (int i = 0; i < readings.size(); i++) {
      long[] raws = new long[readings.layout().fields().size()];
      for (int f = 0; f < raws.length; f++) {
        raws[f] = readings.raw(i, f);
      }
      change.accept(raws);
      builder.addRaw(raws);
    }
    return builder.build();
  }

  /**
   * Remembers which thread defined a series. A defect of concurrency shows only to other threads,
   * so that it shows at every run and to the rules of concurrency alone.
   */
  static final class Definers {
    private final Map<String, Thread> byName = new ConcurrentHashMap<>();

    void remember(Series series) {
      byName.putIfAbsent(series.name(), Thread.currentThread());
    }

    boolean isForeign(Series series) {
      return byName.get(series.name()) != Thread.currentThread();
    }
  }
}
