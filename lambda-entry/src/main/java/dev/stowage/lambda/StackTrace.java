package dev.stowage.lambda;

import dev.stowage.core.error.StowageException;

/**
 * Where something came about: classes and places, from the outside in. The messages of exceptions
 * are left out, for they may quote what a client sent; an error of a store words what the service
 * said, and its key, which may be an id, is left out.
 */
final class StackTrace {

  /** More causes than anybody wraps; an exception can be its own, around some corners. */
  private static final int MOST_CAUSES = 16;

  private StackTrace() {}

  /** Words it in the form of the JDK, a line for each place. */
  static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder(head(thrown));
    Throwable at = thrown;
    for (int i = 0; at != null && i < MOST_CAUSES; i++) {
      if (i > 0) {
        text.append("\nCaused by: ").append(head(at));
      }
      for (StackTraceElement place : at.getStackTrace()) {
        text.append("\n\tat ").append(place);
      }
      at = at.getCause();
    }
    return text.toString();
  }

  private static String head(Throwable thrown) {
    String name = thrown.getClass().getName();
    return thrown instanceof StowageException error
        ? name + ": " + error.kind() + " " + error.operation() + ": " + error.what()
        : name;
  }
}
