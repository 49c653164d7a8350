package dev.stowage.dynamodb;

import dev.stowage.core.error.ErrorKind;

/** Whether a call changes anything, which decides what a lost answer means. */
enum Effect {
  /** Only reads. */
  READ,
  /** Writes, in a way that may be sent again. */
  WRITE,
  /** Writes, and must not be sent again once it may have been carried out. */
  ONCE;

  ErrorKind whenLost() {
    return this == READ ? ErrorKind.UNAVAILABLE : ErrorKind.OUTCOME_UNKNOWN;
  }
}
