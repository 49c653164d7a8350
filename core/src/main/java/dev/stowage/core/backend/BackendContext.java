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
 */
public record BackendContext(Meter meter, InstantSource clock, LongSupplier random) {

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
