package dev.stowage.core.backend;

import dev.stowage.core.counter.CounterStore;

/** A backend that keeps counters. */
public interface OffersCounters extends Backend {

  /**
   * Returns the store of counters.
   *
   * @return the same store at every call
   */
  CounterStore counters();
}
