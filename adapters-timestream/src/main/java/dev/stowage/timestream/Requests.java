package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends one request as often as it takes, within bounds.
 *
 * <p>Every write of this adapter may be sent again with the same body. Records carry a version, and
 * the same record of the same version is taken again and changes nothing. A table that a lost
 * request made is known by the write id in its tags. A table that a lost request deleted is gone.
 */
final class Requests {

  private final TimestreamErrors errors;
  private final Backoff backoff;

  Requests(TimestreamErrors errors, Backoff backoff) {
    this.errors = errors;
    this.backoff = backoff;
  }

  /** Sends a request that changes nothing and costs nothing. */
  <R> R read(Call call, Supplier<R> request) {
    return send(call, Effect.READ, () -> {}, request);
  }

  /**
   * Sends a request.
   *
   * @param lost counts what it costs, for when it may have been carried out and its answer is lost
   */
  <R> R send(Call call, Effect effect, Runnable lost, Supplier<R> request) {
    boolean mayHaveHappened = false;
    for (int attempt = 1; ; attempt++) {
      refuseInterrupted(call, effect, mayHaveHappened);
      try {
        return request.get();
      } catch (SdkException e) {
        Fault fault = TimestreamErrors.fault(e);
        if (fault.mayHaveHappened()) {
          mayHaveHappened = true;
          lost.run();
        }
        if (fault == Fault.INTERRUPTED) {
          Thread.currentThread().interrupt();
        }
        if (!fault.passes() || attempt == Backoff.ATTEMPTS) {
          boolean unknown = mayHaveHappened && fault != Fault.INTERRUPTED;
          throw errors.translate(call, unknown ? Fault.LOST : fault, e, effect);
        }
        pause(attempt);
      }
    }
  }

  /** Waits before another attempt; an interrupt ends the wait and stays set. */
  void pause(int attempt) {
    try {
      backoff.pause(attempt);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuseInterrupted(Call call, Effect effect, boolean mayHaveHappened) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(call, mayHaveHappened ? effect.whenLost() : ErrorKind.UNAVAILABLE);
    }
  }

  private static StowageException interrupted(Call call, ErrorKind kind) {
    return call.failed(kind, "the calling thread was interrupted");
  }
}
