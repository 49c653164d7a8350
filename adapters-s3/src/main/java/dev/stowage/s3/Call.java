package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller asked for, for messages.
 *
 * @param operation the port's operation
 * @param key what it is applied to; empty when there is none
 * @param unsettled whether the answer to a write was lost on the way: what fails from then on
 *     leaves its outcome unknown
 * @param begun when, by {@link System#nanoTime()}
 */
record Call(String operation, String key, boolean unsettled, long begun) {

  /** Kinds that tell the caller that nothing was done, or nothing about what was done. */
  private static final Set<ErrorKind> SILENT =
      EnumSet.of(
          ErrorKind.THROTTLED,
          ErrorKind.UNAVAILABLE,
          ErrorKind.TOO_LARGE,
          ErrorKind.MISCONFIGURED,
          ErrorKind.UNEXPECTED);

  Call(String operation, String key) {
    this(operation, key, false, System.nanoTime());
  }

  /** Returns this call after the answer to a write of it was lost. */
  Call afterLoss() {
    return new Call(operation, key, true, begun);
  }

  /** Returns this call after a write of it. */
  Call after(Written written) {
    return written == Written.LOST ? afterLoss() : this;
  }

  /** Returns the one of two calls that began later. */
  Call later(Call other) {
    return other.begun - begun > 0 ? other : this;
  }

  StowageException failed(ErrorKind kind, String what) {
    return unsettled && SILENT.contains(kind)
        ? new StowageException(
            ErrorKind.OUTCOME_UNKNOWN, operation, key, "an answer was lost, and then: " + what)
        : new StowageException(kind, operation, key, what);
  }

  /** Says of another caller's failure that it was this one's too. */
  StowageException sharing(StowageException failure) {
    return new StowageException(failure.kind(), operation, key, failure.what()).causedBy(failure);
  }

  /** Refuses to begin, or to go on reading, on a thread that was interrupted. */
  void refuseInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw failed(ErrorKind.UNAVAILABLE, "the calling thread was interrupted");
    }
  }
}
