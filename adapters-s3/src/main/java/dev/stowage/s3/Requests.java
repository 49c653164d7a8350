package dev.stowage.s3;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.S3Rules;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends one request as often as it takes, within bounds, and counts each attempt that reached the
 * service: S3 bills by the request, whatever it answers.
 *
 * <p>The SDK's own retries are off, because a retried conditional write is refused by its own
 * success, and the caller could not tell. Here a write is repeated only after an answer which
 * proves that nothing happened; a lost answer goes back to the caller, who reads back.
 *
 * <p>A request that was begun is brought to its end also when its thread is interrupted: a swap may
 * carry the readings of other callers. The interrupt stays set.
 */
final class Requests {

  private static final int ATTEMPTS = 10;

  /** What is done about an answer that never came. */
  private enum Loss {
    ASKED_AGAIN,
    TOLD
  }

  private final S3Errors errors;
  private final Backoff backoff;
  private final Meter meter;

  Requests(S3Errors errors, Backoff backoff, Meter meter) {
    this.errors = errors;
    this.backoff = backoff;
    this.meter = meter;
  }

  /** Sends a request that may be repeated: it changes nothing, or always to the same. */
  <R> R repeatable(Call call, S3Rules.Request kind, Supplier<R> request) {
    return send(call, kind, request, Loss.ASKED_AGAIN).orElseThrow();
  }

  /** Sends a write; empty when its answer was lost. */
  <R> Optional<R> write(Call call, S3Rules.Request kind, Supplier<R> request) {
    return send(call, kind, request, Loss.TOLD);
  }

  private <R> Optional<R> send(
      Call call, S3Rules.Request kind, Supplier<R> request, Loss afterLoss) {
    boolean interrupted = Thread.interrupted();
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          R answer = request.get();
          count(kind);
          return Optional.of(answer);
        } catch (SdkException e) {
          interrupted |= Thread.interrupted();
          Fault fault = S3Errors.fault(e);
          if (fault == Fault.LOST || e instanceof AwsServiceException) {
            count(kind);
          }
          if (fault == Fault.LOST && afterLoss == Loss.TOLD) {
            return Optional.empty();
          }
          if (fault == Fault.REFUSED || attempt == ATTEMPTS) {
            throw errors.translate(call, fault, e);
          }
        }
        backoff.pause(attempt);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void count(S3Rules.Request kind) {
    meter.add(kind.type(), BigDecimal.ONE, Basis.MEASURED);
  }
}
