package dev.stowage.core.counter;

import dev.stowage.core.backend.Page;

/**
 * Counts visitors of a page, hits of a link and the like, over any store: what a program calls;
 * {@link CounterStore} is what an adapter implements.
 *
 * <pre>{@code
 * long visits = new Counters(backend.counters()).hit("visits");
 * }</pre>
 *
 * <p>Safe for use by many threads. Errors are those of {@link CounterStore}.
 */
public final class Counters {

  private final CounterStore store;

  /**
   * Makes the service.
   *
   * @param store where the counters are
   */
  public Counters(CounterStore store) {
    this.store = store;
  }

  /**
   * Adds one to a counter. Never hit again after an OUTCOME_UNKNOWN: it may have counted.
   *
   * @param name the counter's name; it is created on first use
   * @return the new value
   */
  public long hit(String name) {
    return add(name, 1);
  }

  /**
   * Adds to a counter. Never add again after an OUTCOME_UNKNOWN: it may have counted.
   *
   * @param name the counter's name; it is created on first use
   * @param delta what is added; negative to subtract
   * @return the new value
   */
  public long add(String name, long delta) {
    Counter.checkName(name);
    return store.add(name, delta);
  }

  /**
   * Reads a counter; never adds.
   *
   * @param name the counter's name
   * @return its value, 0 when there is none
   */
  public long value(String name) {
    Counter.checkName(name);
    return store.value(name).orElse(0);
  }

  /**
   * Creates a counter with a value, to bring a count along from elsewhere.
   *
   * @param name the counter's name
   * @param value its first value
   * @return false when there is one already, which is left as it is
   */
  public boolean create(String name, long value) {
    Counter.checkName(name);
    return store.create(name, value);
  }

  /**
   * Lists the counters; see {@link CounterStore#list}.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of counters
   */
  public Page<Counter> list(String cursor) {
    return store.list(cursor);
  }
}
