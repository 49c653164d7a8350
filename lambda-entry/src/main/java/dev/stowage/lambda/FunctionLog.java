package dev.stowage.lambda;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;
import dev.stowage.wiring.Settings.Logged;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;

/**
 * What a function writes to its log, all of it before an invocation ends: errors, and of requests
 * what the settings name. No line holds an id, a query, a header or a secret.
 */
final class FunctionLog {

  private final Set<Logged> logged;
  private final LogLines lines;
  private Invocation current = new Invocation("-", "-");

  private FunctionLog(Set<Logged> logged, LogLines lines) {
    this.logged = logged;
    this.lines = lines;
  }

  /** Writes to a stream, which also gets what libraries have to say. */
  static FunctionLog of(Set<Logged> logged, PrintStream out) {
    LogLines lines = new LogLines(out);
    lines.takeLibraries();
    return new FunctionLog(logged, lines);
  }

  /** Returns one that does the same work, and writes nothing: for what nobody asked. */
  FunctionLog unheard() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new FunctionLog(logged, new LogLines(nowhere));
  }

  /** Begins an invocation, whose id is on every line until its end. */
  void begin(Invocation invocation) {
    current = invocation;
    lines.during(invocation.id());
  }

  /** Ends the invocation. */
  void end() {
    lines.during(null);
  }

  /** Takes note of an error of a store, or of a defect, with where it came about. */
  void failed(String route, RuntimeException why) {
    StowageException known = why instanceof StowageException error ? error : null;
    ErrorKind kind = known == null ? ErrorKind.UNEXPECTED : known.kind();
    String message =
        known == null
            ? "a defect; report it"
            : ErrorLine.after(known.operation(), ErrorLine.what(known));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("route", route);
    fields.put("kind", kind.toString());
    LogEntry entry = new LogEntry(Level.SEVERE, message, fields);
    if (kind == ErrorKind.UNEXPECTED) {
      entry.setThrown(why);
    }
    lines.publish(entry);
  }

  /** Takes note of why there will be no invocation. */
  void stopped(FunctionFailure why) {
    lines.publish(new LogEntry(Level.SEVERE, String.valueOf(why.getMessage()), Map.of()));
  }

  /** Takes note of a request that was answered. */
  void answered(Outcome outcome) {
    if (logged.contains(Logged.REQUESTS)) {
      lines.publish(new LogEntry(Level.INFO, "answered", fields(outcome)));
    }
    if (logged.contains(Logged.METRICS)) {
      lines.write(EmbeddedMetrics.of(outcome, current, System.currentTimeMillis()));
    }
  }

  private static Map<String, Object> fields(Outcome outcome) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("route", outcome.route());
    fields.put("status", outcome.status());
    fields.put("milliseconds", outcome.milliseconds());
    outcome.cost().ifPresent(usd -> fields.put("costUsd", usd));
    fields.put("event", outcome.kind().toString());
    return fields;
  }
}
