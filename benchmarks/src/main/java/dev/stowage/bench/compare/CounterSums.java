package dev.stowage.bench.compare;

import java.util.List;

/** What counters must have come to, by their place. */
final class CounterSums {

  private final List<String> names;
  private final long[] sums;

  /** Begins at 0. */
  CounterSums(List<String> names) {
    this.names = names;
    this.sums = new long[names.size()];
  }

  String name(int counter) {
    return names.get(counter);
  }

  long sum(int counter) {
    return sums[counter];
  }

  /** Notes that one was added; returns the sum. */
  long add(int counter) {
    return ++sums[counter];
  }

  /** Returns how many counters there are, used or not. */
  int size() {
    return sums.length;
  }
}
