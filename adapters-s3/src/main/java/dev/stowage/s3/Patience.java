package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
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
   * @param effect READ_BACK when an earlier attempt may have been carried out
   * @throws StowageException when the time is over: THROTTLED, nothing was done; OUTCOME_UNKNOWN
   *     when that is not sure
   */
  void pause(Call call, Effect effect) {
    if (System.nanoTime() - began >= limitNanos) {
      throw effect == Effect.READ_BACK
          ? call.failed(ErrorKind.OUTCOME_UNKNOWN, "an answer was lost, and others write meanwhile")
          : call.failed(
              ErrorKind.THROTTLED, "other writers were ahead each time; nothing was done");
    }
    backoff.pause(++attempts);
  }
}
