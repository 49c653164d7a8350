package dev.stowage.bench.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was read, round by round, and the table of its medians in the form of the documentation. */
final class ColdStartTable {

  private static final String HEAD =
      """
      | store | begins | init | restore | first answer | the caller waits | CPU until then | warm median | warm p99 | peak memory |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  private final Map<Subject, List<Reading>> rounds = new LinkedHashMap<>();

  /** Adds what one round showed of a function; rows stand in the order of their first. */
  void add(Subject subject, Reading reading) {
    rounds.computeIfAbsent(subject, first -> new ArrayList<>()).add(reading);
  }

  /** Returns Markdown: a head, and a row of medians for each function. */
  String markdown() {
    StringBuilder table = new StringBuilder(HEAD);
    rounds.forEach(
        (subject, readings) -> table.append(row(subject, Reading.median(readings))).append('\n'));
    return table.toString();
  }

  private static String row(Subject subject, Reading median) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f ms | %s | %.1f ms | %.0f ms | %.2f s | %.1f ms | %.1f ms | %.0f MB |",
        subject.name(),
        subject.begin().label(),
        median.initMillis(),
        subject.begin() == Begin.COLD
            ? "-"
            : String.format(Locale.ROOT, "%.0f ms", median.restoreMillis()),
        median.firstMillis(),
        median.waitedMillis(subject.begin()),
        median.cpuMillis() / 1_000,
        median.warmMillis(),
        median.warmP99Millis(),
        median.peakMegabytes());
  }
}
