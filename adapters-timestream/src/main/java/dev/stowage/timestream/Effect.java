package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;

/** Whether a call changes anything, which decides what a lost answer means. */
enum Effect {
  /** Only reads. */
  READ,
  /** Writes, in a way that may be sent again. */
  WRITE;

  ErrorKind whenLost() {
    return this == READ ? ErrorKind.UNAVAILABLE : ErrorKind.OUTCOME_UNKNOWN;
  }
}
