package dev.stowage.bench.cli;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;

/** Words errors as one line: what happened; what to do. */
final class ErrorLine {

  private ErrorLine() {}

  /** Words an error of a store, service or argument, without the program's name. */
  static String of(StowageException error) {
    String subject = error.key().isEmpty() ? error.operation() : subject(error);
    return after(subject, what(error));
  }

  /** Words what happened and what to do, for a line that has its subject. */
  static String what(StowageException error) {
    String text = error.what();
    return oneLine(text.contains("; ") ? text : text + "; " + advice(error.kind()));
  }

  /** Puts a colon between a subject and what is said of it, unless it ends in one. */
  static String after(String subject, String what) {
    return subject + (subject.endsWith(":") ? " " : ": ") + what;
  }

  /** Makes one line of any text. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String advice(ErrorKind kind) {
    return kind == ErrorKind.INVALID ? "correct it" : kind.retryAdvice();
  }

  private static String subject(StowageException error) {
    return error.operation() + " " + error.key();
  }
}
