package dev.stowage.rds;

import java.util.function.LongSupplier;

/**
 * How often and after which pause a statement is sent again: full jitter under a doubling ceiling,
 * so that callers who met once do not meet again.
 */
final class Backoff {

  /** How often one statement is sent at most. */
  static final int ATTEMPTS = 10;

  private static final long FIRST_CEILING_MILLIS = 10;
  private static final long HIGHEST_CEILING_MILLIS = 1_000;

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
