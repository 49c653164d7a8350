package dev.stowage.s3;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long and how often something is tried again.
 *
 * @param patience how long a swap is tried against other writers
 * @param longestPause how long a caller waits at most before it tries again
 * @param nanoTime the time by which patience ends, in nanoseconds as {@link System#nanoTime()}
 *     counts them; a test that gives up counts attempts with it instead
 */
record Pace(Duration patience, Duration longestPause, LongSupplier nanoTime) {

  static final Pace STANDARD =
      new Pace(Duration.ofSeconds(30), Duration.ofSeconds(1), System::nanoTime);
}
