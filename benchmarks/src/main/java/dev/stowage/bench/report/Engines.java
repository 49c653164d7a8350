package dev.stowage.bench.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the stores of a report ran on, and a word on those that are not the real thing. */
final class Engines {

  private static final String TIMESTREAM = "timestream";

  private Engines() {}

  /** Returns a line for each scheme, in the order of the plan. */
  static String of(Report report) {
    Map<String, Set<String>> engines = new LinkedHashMap<>();
    report.lines().stream()
        .map(ReportLine::result)
        .forEach(
            result ->
                engines
                    .computeIfAbsent(result.line().url().scheme(), none -> new LinkedHashSet<>())
                    .add(result.engine()));
    return engines.entrySet().stream()
        .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()) + note(each))
        .collect(Collectors.joining("\n  ", "engines:\n  ", "\n"));
  }

  private static String note(Map.Entry<String, Set<String>> engine) {
    return engine.getKey().equals(TIMESTREAM)
        ? " (no emulator of the service exists; this is our own)"
        : "";
  }
}
