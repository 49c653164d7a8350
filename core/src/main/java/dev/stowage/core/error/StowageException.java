package dev.stowage.core.error;

/**
 * The only exception that ports and services throw on purpose.
 *
 * <p>Its message has the form {@code operation key: what happened (KIND: retry advice)}; {@link
 * #what()} is the middle part alone, for a caller that words its own line. No part of it ever holds
 * a secret.
 */
public final class StowageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final String operation;
  private final String key;
  private final String what;

  /**
   * Makes an exception without a cause.
   *
   * @param kind what the caller can do about it
   * @param operation the operation that failed, such as {@code append}
   * @param key what it was applied to, such as a series name; empty when there is none
   * @param what what was wrong and what would be right
   */
  public StowageException(ErrorKind kind, String operation, String key, String what) {
    super(message(kind, operation, key, what));
    this.kind = kind;
    this.operation = operation;
    this.key = key;
    this.what = what;
  }

  /**
   * Attaches the exception that led to this one.
   *
   * @param cause the original
   * @return this
   */
  public StowageException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  /**
   * Returns what the caller can do about it.
   *
   * @return the kind
   */
  public ErrorKind kind() {
    return kind;
  }

  /**
   * Returns the operation that failed.
   *
   * @return for example {@code append}
   */
  public String operation() {
    return operation;
  }

  /**
   * Returns what the operation was applied to.
   *
   * @return for example a series name; empty when there is none
   */
  public String key() {
    return key;
  }

  /**
   * Returns what was wrong and what would be right, without operation, key and advice.
   *
   * @return a phrase that stands for itself
   */
  public String what() {
    return what;
  }

  private static String message(ErrorKind kind, String operation, String key, String what) {
    String subject = key.isEmpty() ? operation : operation + " " + key;
    return subject + ": " + what + " (" + kind + ": " + kind.retryAdvice() + ")";
  }
}
