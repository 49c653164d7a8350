package dev.stowage.file;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps thousands of expected warnings out of a test's output. */
final class QuietLog implements BeforeAllCallback, AfterAllCallback {

  private final Logger logger = Logger.getLogger("dev.stowage.file");
  private @Nullable Level before;

  /** Returns a handler that keeps what is logged. */
  static Handler collecting(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    before = logger.getLevel();
    logger.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    logger.setLevel(before);
  }
}
