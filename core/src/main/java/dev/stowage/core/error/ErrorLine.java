package dev.stowage.core.error;

/** Words errors as one line, for a log or a terminal: what happened; what to do. */
public final class ErrorLine {

  private ErrorLine() {}

  /**
   * Words an error of a store, service or argument.
   *
   * @param error the error
   * @return subject, what was wrong, and what would be right
   */
  public static String of(StowageException error) {
    String subject = error.key().isEmpty() ? error.operation() : subject(error);
    return after(subject, what(error));
  }

  /**
   * Words what happened and what to do, for a line that has its subject.
   *
   * @param error the error
   * @return what was wrong, and what would be right
   */
  public static String what(StowageException error) {
    String text = error.what();
    return oneLine(text.contains("; ") ? text : text + "; " + advice(error.kind()));
  }

  /**
   * Puts a colon between a subject and what is said of it, unless it ends in one.
   *
   * @param subject such as an operation and its key
   * @param what is said of it
   * @return both
   */
  public static String after(String subject, String what) {
    return subject + (subject.endsWith(":") ? " " : ": ") + what;
  }

  /**
   * Makes one line of any text.
   *
   * @param text may have several
   * @return the text with a blank for each line break and what surrounds it
   */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String advice(ErrorKind kind) {
    return kind == ErrorKind.INVALID ? "correct it" : kind.retryAdvice();
  }

  private static String subject(StowageException error) {
    return error.operation() + " " + error.key();
  }
}
