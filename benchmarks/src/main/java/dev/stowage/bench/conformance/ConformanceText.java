package dev.stowage.bench.conformance;

import dev.stowage.bench.conformance.ConformanceReport.Priced;
import dev.stowage.bench.report.Numbers;
import dev.stowage.bench.report.TextTable;
import java.util.List;
import java.util.Locale;

/** A conformance report for readers. */
public final class ConformanceText {

  private static final String INDENT = "  ";

  /** Under the name of a rule. */
  private static final String DEEPER = " ".repeat(20);

  private ConformanceText() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return lines that end in a line feed
   */
  public static String of(ConformanceReport report) {
    StringBuilder text = new StringBuilder();
    for (Priced store : report.stores()) {
      append(text, store, report.ending());
    }
    text.append(verdict(report)).append('\n');
    return text.toString();
  }

  private static void append(StringBuilder text, Priced store, ConformanceReport.Ending ending) {
    StoreResult result = store.result();
    text.append(result.subject().store().text()).append('\n');
    text.append("engine: ").append(result.subject().engine()).append('\n');
    if (!result.subject().place().isEmpty()) {
      text.append("made for the run").append(ending.removed(result) ? " and" : ", NOT");
      text.append(" removed: ").append(result.subject().place()).append('\n');
    }
    text.append('\n');
    result.rules().forEach(rule -> append(text, rule));
    text.append('\n').append(ports(result).text().indent(INDENT.length()));
    text.append(INDENT).append(money(store)).append("\n\n");
  }

  private static void append(StringBuilder text, RuleResult rule) {
    text.append(
        String.format(
            Locale.ROOT,
            "%s%-6s  %-8s  %-70s %7.2f s%n",
            INDENT,
            rule.passed() ? "ok" : "FAILED",
            rule.port().label(),
            rule.sentence(),
            rule.took().toNanos() / 1e9));
    rule.failure()
        .ifPresent(
            failure -> {
              text.append(DEEPER).append("rule:     ").append(rule.source()).append('\n');
              text.append(DEEPER).append("expected: ").append(failure.expected()).append('\n');
              text.append(DEEPER).append("seen:     ").append(failure.seen()).append('\n');
            });
  }

  private static TextTable ports(StoreResult result) {
    TextTable ports = new TextTable("port", "rules kept", ">seconds");
    for (PortResult port : result.ports()) {
      ports.row(port.port().label(), kept(port), port.ran() ? seconds(port.rules()) : "");
    }
    return ports;
  }

  private static String kept(PortResult port) {
    if (!port.offered()) {
      return "not offered";
    }
    return port.ran() ? port.passed() + " of " + port.rules().size() : "not asked for";
  }

  /** Of all rules together: several run at once. */
  private static String seconds(List<RuleResult> rules) {
    double nanos = rules.stream().mapToLong(rule -> rule.took().toNanos()).sum();
    return String.format(Locale.ROOT, "%.2f", nanos / 1e9);
  }

  private static String money(Priced store) {
    return store.isPriced()
        ? "at AWS's prices $"
            + Numbers.usd(store.usd())
            + ", estimated at about $"
            + Numbers.usd(store.estimateUsd())
            + " with a margin of half"
        : "nobody bills its requests";
  }

  private static String verdict(ConformanceReport report) {
    List<RuleResult> rules =
        report.stores().stream().flatMap(store -> store.result().rules().stream()).toList();
    long broken = rules.stream().filter(rule -> !rule.passed()).count();
    String kept =
        broken == 0
            ? Numbers.counted(rules.size(), "rule") + " kept"
            : "FAILED: " + Numbers.grouped(broken) + " of " + Numbers.counted(rules.size(), "rule");
    if (report.ending().isEarly()) {
      return "ended early: " + kept + "; not done: " + String.join(", ", report.ending().undone());
    }
    return broken == 0 ? "passed: " + kept : kept;
  }
}
