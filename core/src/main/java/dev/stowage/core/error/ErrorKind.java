package dev.stowage.core.error;

/** What went wrong, in terms of what the caller can do about it. The same in every adapter. */
public enum ErrorKind {
  /** The input breaks a rule; nothing was done. */
  INVALID("do not retry; correct the input"),
  /** What is stored contradicts the request; nothing was done. */
  CONFLICT("do not retry as it is; read what is stored and decide"),
  /** The input is over a limit; nothing was done. */
  TOO_LARGE("do not retry; send less at once"),
  /**
   * The store asked for patience. What it refused was not done; of a call that takes several
   * requests, an append of many readings or a drop, a part may be.
   */
  THROTTLED("retry later"),
  /**
   * The store could not be reached, or does not serve now. As with {@link #THROTTLED}, what it did
   * not take was not done.
   */
  UNAVAILABLE("retry later"),
  /**
   * The request may or may not have been carried out: its answer was lost, and the store could not
   * be asked. Each port says what may be stored then.
   */
  OUTCOME_UNKNOWN("read what is stored before you retry"),
  /** The store is not set up for this: table, schema, credentials, settings. */
  MISCONFIGURED("do not retry; correct the setup"),
  /** What is stored failed its own check; nothing of it is given out. */
  CORRUPT("do not retry; restore from a copy"),
  /** A defect, or an answer that no rule foresees. */
  UNEXPECTED("do not retry; report it");

  private final String retryAdvice;

  ErrorKind(String retryAdvice) {
    this.retryAdvice = retryAdvice;
  }

  /**
   * Returns whether and when to try again, as a short phrase.
   *
   * @return for example {@code retry later}
   */
  public String retryAdvice() {
    return retryAdvice;
  }
}
