package dev.stowage.lambda;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A line of our own: a message, and fields beside it. */
final class LogEntry extends LogRecord {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Object> fields;

  LogEntry(Level level, String message, Map<String, Object> fields) {
    super(level, message);
    this.fields = fields;
    setLoggerName("dev.stowage");
  }

  /** Strings and numbers, in the order in which they are written. */
  Map<String, Object> fields() {
    return fields;
  }
}
