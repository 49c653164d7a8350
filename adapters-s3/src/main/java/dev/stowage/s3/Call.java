package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;

/**
 * What a caller asked for, for messages.
 *
 * @param operation the port's operation
 * @param key what it is applied to; empty when there is none
 */
record Call(String operation, String key) {

  StowageException failed(ErrorKind kind, String what) {
    return new StowageException(kind, operation, key, what);
  }

  /** Says of another caller's failure that it was this one's too. */
  StowageException sharing(StowageException failure) {
    return failed(failure.kind(), failure.what()).causedBy(failure);
  }

  /** Refuses to begin, or to go on reading, on a thread that was interrupted. */
  void refuseInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw failed(ErrorKind.UNAVAILABLE, "the calling thread was interrupted; nothing was sent");
    }
  }
}
