package dev.stowage.testkit.tck;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One broken promise, and the rules that must notice it; every other rule must not.
 *
 * @param <S> the honest backend that the broken one is made of
 * @param what what the broken store does
 * @param store makes a store that does so
 * @param rules the tests that fail on it
 */
record Defect<S>(String what, Supplier<? extends S> store, Set<String> rules) {

  static <S> Defect<S> of(String what, Supplier<? extends S> store, String... rules) {
    return new Defect<>(what, store, Set.of(rules));
  }

  /**
   * Remembers which thread made a record. A defect of concurrency shows only to other threads, so
   * that it shows at every run and to the rules of concurrency alone.
   */
  static final class Owners {
    private final Map<String, Thread> byKey = new ConcurrentHashMap<>();

    void remember(String key) {
      byKey.putIfAbsent(key, Thread.currentThread());
    }

    boolean isKnown(String key) {
      return byKey.containsKey(key);
    }

    boolean isForeign(String key) {
      return byKey.get(key) != Thread.currentThread();
    }
  }
}
