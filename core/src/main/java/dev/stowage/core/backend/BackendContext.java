package dev.stowage.core.backend;

import dev.stowage.core.cost.Meter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What every adapter takes from outside instead of reaching for it. A program takes {@link
 * #system}; a test passes a clock that it can set and a random source with a seed.
 *
 * @param meter counts what the backend's calls would be billed
 * @param clock the time of day
 * @param random eight random bytes a call, for write ids; safe for use by many threads
 * @param callers how many threads call at the same time at most, at least 1; more may call, and
 *     wait: a store that keeps connections keeps no more than these
 */
public record BackendContext(Meter meter, InstantSource clock, LongSupplier random, int callers) {

  /** The callers of a program that says nothing of them. */
  public static final int DEFAULT_CALLERS = 8;

  /** Checks the number of callers. */
  public BackendContext {
    if (callers < 1) {
      throw new IllegalArgumentException("callers=" + callers + "; at least 1 calls");
    }
  }

  /**
   * Makes the context of a program of several threads.
   *
   * @param meter counts what the backend's calls would be billed
   * @param clock the time of day
   * @param random eight random bytes a call
   */
  public BackendContext(Meter meter, InstantSource clock, LongSupplier random) {
    this(meter, clock, random, DEFAULT_CALLERS);
  }

  /**
   * Returns the context of a real process: the system clock and secure randomness.
   *
   * @param meter counts what the backend's calls would be billed
   * @return a context with a random source of its own
   */
  public static BackendContext system(Meter meter) {
    SecureRandom random = new SecureRandom();
    return new BackendContext(meter, InstantSource.system(), random::nextLong);
  }
}
