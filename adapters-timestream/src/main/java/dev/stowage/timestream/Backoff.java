package dev.stowage.timestream;

import java.util.function.LongSupplier;

/**
 * How often and after which pause a request is sent again: full jitter under a doubling ceiling, so
 * that callers who were throttled together do not come back together.
 */
final class Backoff {

  /** How often one request is sent at most. */
  static final int ATTEMPTS = 10;

  private static final long FIRST_CEILING_MILLIS = 25;
  private static final long HIGHEST_CEILING_MILLIS = 2_000;

  private final LongSupplier random;

  Backoff(LongSupplier random) {
    this.random = random;
  }

  /**
   * Waits before another attempt.
   *
   * @param attempt the number of the attempt that failed, from 1
   * @throws InterruptedException when the caller's thread is interrupted
   */
  void pause(int attempt) throws InterruptedException {
    long ceiling =
        Math.min(HIGHEST_CEILING_MILLIS, FIRST_CEILING_MILLIS << Math.min(16, attempt - 1));
    Thread.sleep(Math.floorMod(random.getAsLong(), ceiling + 1));
  }
}
