package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import java.util.function.LongSupplier;

/** How long one caller tries what other writers keep getting ahead of. Begins when it is made. */
final class Patience {

  private final Backoff backoff;
  private final long limitNanos;
  private final LongSupplier nanoTime;
  private final long began;
  private int attempts;

  Patience(Backoff backoff, Pace pace) {
    this.backoff = backoff;
    this.limitNanos = pace.patience().toNanos();
    this.nanoTime = pace.nanoTime();
    this.began = nanoTime.getAsLong();
  }

  /**
   * Waits before another attempt.
   *
   * @throws dev.stowage.core.error.StowageException THROTTLED when the time is over
   */
  void pause(Call call) {
    if (nanoTime.getAsLong() - began >= limitNanos) {
      throw call.failed(
          ErrorKind.THROTTLED, "other writers were ahead each time; the object is as they left it");
    }
    backoff.pause(++attempts);
  }
}
