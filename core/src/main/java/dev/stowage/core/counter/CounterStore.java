package dev.stowage.core.counter;

import dev.stowage.core.backend.Page;
import java.util.OptionalLong;

/**
 * Keeps counters under their names.
 *
 * <p><b>Promises.</b> Any number of adds at once end at exactly their sum, and each gets the value
 * that it made. A counter comes into being, at 0, with its first add. An add is durable when it
 * returns. An add is never repeated after it may have been done: if that cannot be told, it says
 * OUTCOME_UNKNOWN. A call that begins after another returned sees what that one did, unless the
 * store's {@link dev.stowage.core.backend.StoreTraits traits} say that reads are eventual; adds
 * always do.
 *
 * <p><b>Does not promise.</b> That a much-used counter is fast; the traits say what becomes of many
 * adds to one counter.
 *
 * <p><b>Threads.</b> Safe for use by many threads.
 *
 * <p><b>Errors.</b> {@link dev.stowage.core.error.StowageException} of kind INVALID for a name that
 * breaks the rule, or an add after which the value would be no 64-bit integer (nothing is done);
 * THROTTLED and UNAVAILABLE, after which nothing was done; OUTCOME_UNKNOWN; and the kinds that any
 * store can answer.
 */
public interface CounterStore {

  /**
   * Adds to a counter; creates it where it is absent.
   *
   * @param name the counter's name
   * @param delta what is added; negative to subtract; 0 makes an absent counter
   * @return the new value
   */
  long add(String name, long delta);

  /**
   * Reads a counter.
   *
   * @param name the counter's name
   * @return its value, or empty when there is none
   */
  OptionalLong value(String name);

  /**
   * Creates a counter with a value.
   *
   * @param name the counter's name
   * @param value its first value
   * @return false when there is one already, which is left as it is
   */
  boolean create(String name, long value);

  /**
   * Lists the counters, in no particular order.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of counters
   * @throws dev.stowage.core.error.StowageException INVALID for a cursor that is none of ours
   */
  Page<Counter> list(String cursor);
}
