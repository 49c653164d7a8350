package dev.stowage.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was run, at which prices and on which engines, and what it took: each fact a line. */
final class Facts {

  private static final String TIMESTREAM = "timestream";
  private static final long MIB = 1 << 20;

  private Facts() {}

  /** Returns the lines that a report begins with. */
  static List<String> of(Report report) {
    List<String> facts = new ArrayList<>();
    facts.addAll(report.wording().facts());
    facts.add("prices: " + Notes.books(report));
    facts.add("engines:");
    engines(report)
        .forEach((scheme, names) -> facts.add("  " + scheme + ": " + engine(scheme, names)));
    return facts;
  }

  /** Returns a line for each store that did not return what it was given. */
  static List<String> differences(Report report) {
    return report.lines().stream()
        .map(ReportLine::result)
        .filter(result -> !result.verification().passed())
        .map(
            result ->
                "NOT VERIFIED: " + result.line().text() + ": " + result.verification().difference())
        .toList();
  }

  /** Returns what the run took of memory. */
  static String memory(Report report) {
    return report
        .memory()
        .map(
            peak ->
                String.format(
                    Locale.ROOT,
                    "peak memory: %,d MiB in %s (PSS: this one, the engines and their servers)",
                    (peak.bytes() + MIB - 1) / MIB,
                    peak.processes() == 1 ? "1 process" : peak.processes() + " processes"))
        .orElse("peak memory: not known on this system");
  }

  private static Map<String, Set<String>> engines(Report report) {
    Map<String, Set<String>> engines = new LinkedHashMap<>();
    report.lines().stream()
        .map(ReportLine::result)
        .forEach(
            result ->
                engines
                    .computeIfAbsent(result.line().url().scheme(), none -> new LinkedHashSet<>())
                    .add(result.engine()));
    return engines;
  }

  private static String engine(String scheme, Set<String> names) {
    String note =
        scheme.equals(TIMESTREAM) ? " (no emulator of the service exists; this is our own)" : "";
    return String.join(", ", names) + note;
  }
}
