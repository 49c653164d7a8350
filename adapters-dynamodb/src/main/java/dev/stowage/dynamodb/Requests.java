package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends one request as often as it takes, within bounds.
 *
 * <p>The SDK's own retries are off, because a retried conditional write answers "refused" to its
 * own success, and the caller could not tell. Here each kind of call is known. Nearly every write
 * of this adapter may be sent again with the same body, because it is either without condition (a
 * put of the same readings, a delete), or its condition finds what a first, lost attempt of it left
 * behind and hands it back, and the caller recognises it by its write id. So a lost answer is
 * followed by the same request, which reads back and decides in one. The two writes of which this
 * does not hold, adding to a counter and taking a paste, are sent again only after answers that
 * prove that nothing was done.
 */
final class Requests {

  /**
   * The answer to a request.
   *
   * @param <R> the SDK's answer
   * @param value what the service answered at last
   * @param afterLoss whether an attempt before it was lost, and may have been carried out
   */
  record Answer<R>(R value, boolean afterLoss) {}

  private final DynamoDbErrors errors;
  private final Backoff backoff;
  private final Capacity capacity;

  Requests(DynamoDbErrors errors, Backoff backoff, Capacity capacity) {
    this.errors = errors;
    this.backoff = backoff;
    this.capacity = capacity;
  }

  /** Sends a request that changes nothing. */
  <R> R read(Call call, Supplier<R> request) {
    return send(call, Effect.READ, 0, request).value();
  }

  /**
   * Sends a write.
   *
   * @param units what it costs when it is carried out and its answer is lost
   */
  <R> Answer<R> write(Call call, long units, Supplier<R> request) {
    return send(call, Effect.WRITE, units, request);
  }

  /**
   * Sends a write that must not be carried out twice.
   *
   * @param units what it costs when it is carried out and its answer is lost
   */
  <R> R once(Call call, long units, Supplier<R> request) {
    return send(call, Effect.ONCE, units, request).value();
  }

  private <R> Answer<R> send(Call call, Effect effect, long units, Supplier<R> request) {
    boolean lost = false;
    for (int attempt = 1; ; attempt++) {
      refuseInterrupted(call, lost);
      try {
        return new Answer<>(request.get(), lost);
      } catch (SdkException e) {
        Fault fault = DynamoDbErrors.fault(e);
        if (fault.mayHaveHappened() && effect != Effect.READ) {
          lost = true;
          capacity.lost(units);
        }
        if (fault == Fault.INTERRUPTED) {
          Thread.currentThread().interrupt();
          throw errors.translate(call, fault, e, effect);
        }
        if (!fault.passes() || attempt == Backoff.ATTEMPTS || (lost && effect == Effect.ONCE)) {
          throw errors.translate(call, lost ? Fault.LOST : fault, e, effect);
        }
        pause(call, attempt, lost);
      }
    }
  }

  private void pause(Call call, int attempt, boolean lost) {
    try {
      backoff.pause(attempt);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      refuseInterrupted(call, lost);
    }
  }

  private static void refuseInterrupted(Call call, boolean lost) {
    if (Thread.currentThread().isInterrupted()) {
      throw lost
          ? call.failed(ErrorKind.OUTCOME_UNKNOWN, "the calling thread was interrupted")
          : call.failed(
              ErrorKind.UNAVAILABLE, "the calling thread was interrupted; nothing was done");
    }
  }
}
