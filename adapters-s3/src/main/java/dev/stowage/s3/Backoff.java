package dev.stowage.s3;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * After which pause something is tried again: full jitter under a doubling ceiling, so that those
 * who met once do not come back together.
 */
final class Backoff {

  private static final long FIRST_CEILING_MILLIS = 20;

  private final LongSupplier random;
  private final long highestCeilingMillis;

  Backoff(LongSupplier random, Pace pace) {
    this.random = random;
    this.highestCeilingMillis = pace.longestPause().toMillis();
  }

  /**
   * Waits before another attempt, also on a thread that is interrupted; the interrupt stays set.
   *
   * @param attempt the number of the attempt that failed, from 1
   */
  void pause(int attempt) {
    long ceiling =
        Math.min(highestCeilingMillis, FIRST_CEILING_MILLIS << Math.min(16, attempt - 1));
    long end =
        System.nanoTime()
            + TimeUnit.MILLISECONDS.toNanos(Math.floorMod(random.getAsLong(), ceiling + 1));
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.sleep(left);
      } catch (InterruptedException kept) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
