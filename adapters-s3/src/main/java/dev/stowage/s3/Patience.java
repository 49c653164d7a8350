package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import java.time.Duration;

/** How long one caller tries what other writers keep getting ahead of. Begins when it is made. */
final class Patience {

  private final Backoff backoff;
  private final long limitNanos;
  private final long began = System.nanoTime();
  private int attempts;

  Patience(Backoff backoff, Duration limit) {
    this.backoff = backoff;
    this.limitNanos = limit.toNanos();
  }

  /**
   * Waits before another attempt.
   *
   * @throws dev.stowage.core.error.StowageException THROTTLED when the time is over
   */
  void pause(Call call) {
    if (System.nanoTime() - began >= limitNanos) {
      throw call.failed(
          ErrorKind.THROTTLED, "other writers were ahead each time; the object is as they left it");
    }
    backoff.pause(++attempts);
  }
}
