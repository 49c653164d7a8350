package dev.stowage.s3;

/** What an exception of the SDK tells about the request. */
enum Fault {
  /** The store asked to send it again, at once or later; nothing was done. */
  THROTTLED,
  /** The request never reached the store; nothing was done. */
  NOT_SENT,
  /** No answer, or one that does not tell: it may or may not have been carried out. */
  LOST,
  /** The store refused, and would refuse again. */
  REFUSED
}
