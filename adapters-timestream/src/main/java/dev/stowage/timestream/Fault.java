package dev.stowage.timestream;

/** What an exception of the SDK tells about the request. */
enum Fault {
  /** The store asked for patience; nothing was done. */
  THROTTLED,
  /** The request never reached the store; nothing was done. */
  NOT_SENT,
  /** No answer, or one that does not tell: it may or may not have been carried out. */
  LOST,
  /** The calling thread was interrupted; the request may or may not have been carried out. */
  INTERRUPTED,
  /** The store refused, and would refuse again. */
  REFUSED;

  /** Tells whether the store may have carried the request out. */
  boolean mayHaveHappened() {
    return this == LOST || this == INTERRUPTED;
  }

  /** Tells whether sending it again can help. */
  boolean passes() {
    return this == THROTTLED || this == NOT_SENT || this == LOST;
  }
}
