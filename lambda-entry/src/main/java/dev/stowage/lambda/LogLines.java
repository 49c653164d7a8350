package dev.stowage.lambda;

import dev.stowage.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of {@code java.util.logging} as JSON, a line each, in one write that has happened
 * when the call returns:
 *
 * <pre>{@code
 * {"timestamp":"2025-03-01T12:00:00.123Z","level":"ERROR","requestId":"8f5...","logger":"dev.stowage",
 *  "message":"find: too many requests; retry later","route":"GET /p/{id}","kind":"THROTTLED"}
 * }</pre>
 *
 * <p>{@code timestamp} and {@code level} are what Lambda looks for in a line of JSON. The id of the
 * invocation is kept here and not with the thread: a function answers one request at a time, and so
 * it also stands on what a library's own threads write meanwhile, where an inherited context would
 * name the invocation that started the thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">
 *     Configuring JSON and plain text log formats</a>
 */
final class LogLines extends Handler {

  /**
   * Characters of a text, at most: a message and a stack trace of nothing but what is escaped stay
   * within the 256 KiB that CloudWatch takes for one event.
   */
  private static final int MOST_TEXT = 20_000;

  /** Puts a record's parameters into its message. */
  private static final Formatter WORDING =
      new Formatter() {
        @Override
        public String format(LogRecord record) {
          return String.valueOf(formatMessage(record));
        }
      };

  /**
   * It warns when time has leapt, as it does with every freeze. Held, for a logger can be
   * collected.
   */
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari.pool.HikariPool");

  private final PrintStream out;
  private volatile @Nullable String invocation;

  LogLines(PrintStream out) {
    this.out = out;
  }

  /** Takes what libraries write in the place of the console, warnings and errors alone. */
  void takeLibraries() {
    Logger root = Logger.getLogger("");
    for (Handler other : root.getHandlers()) {
      root.removeHandler(other);
    }
    root.setLevel(Level.WARNING);
    root.addHandler(this);
    POOL.setFilter(record -> !String.valueOf(record.getMessage()).contains("clock leap"));
  }

  /** Puts the id on every line from now on; null where no invocation runs. */
  void during(@Nullable String id) {
    invocation = id;
  }

  @Override
  public void publish(LogRecord record) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", level(record.getLevel()));
    String id = invocation;
    if (id != null) {
      line.put("requestId", id);
    }
    line.put("logger", String.valueOf(record.getLoggerName()));
    if (record instanceof LogEntry own) {
      line.put("message", record.getMessage());
      line.putAll(own.fields());
    } else {
      line.put("message", WORDING.format(record));
    }
    if (record.getThrown() != null) {
      line.put("stackTrace", StackTrace.of(record.getThrown()));
    }
    write(line);
  }

  /** Writes what is no record: a line of JSON as it is. */
  void write(Map<String, Object> line) {
    line.replaceAll((name, value) -> value instanceof String text ? writable(text) : value);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Json.bytes(line));
    bytes.write('\n');
    byte[] whole = bytes.toByteArray();
    out.write(whole, 0, whole.length);
    out.flush();
  }

  /** Cuts what is too long, and puts a question mark for half a character. */
  private static String writable(String text) {
    String cut = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "..." : text;
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** The words of SLF4J and of Lambda. */
  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  @Override
  public void flush() {
    out.flush();
  }

  /** The stream is the process's own. */
  @Override
  public void close() {
    flush();
  }
}
