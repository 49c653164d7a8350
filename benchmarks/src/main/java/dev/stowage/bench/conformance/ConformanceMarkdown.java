package dev.stowage.bench.conformance;

import dev.stowage.bench.conformance.ConformanceReport.Priced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A conformance report as two tables of Markdown: which store offers which port and keeps how many
 * of its rules, and what each store says of itself. Two ways to keep readings in one store are one
 * row, and what is about a port that a store does not offer is left empty. Nothing in it differs
 * from run to run, as long as the rules are kept.
 */
public final class ConformanceMarkdown {

  private static final List<String> PORTS =
      List.of("links", "pastes", "counters", "series", "discard readings");

  /** Between what differs by the way to keep readings. */
  private static final String WAYS = "; ";

  private ConformanceMarkdown() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return lines that end in a line feed
   */
  public static String of(ConformanceReport report) {
    Map<StoreForm, List<StoreResult>> stores = new LinkedHashMap<>();
    for (Priced store : report.stores()) {
      StoreForm form = StoreForm.of(store.result().subject().store().url());
      stores.computeIfAbsent(form, none -> new ArrayList<>()).add(store.result());
    }
    StringBuilder text = new StringBuilder();
    row(text, "store", PORTS);
    rule(text, PORTS.size());
    stores.forEach((form, results) -> row(text, code(form.url()), kept(results)));
    text.append("\nWhat each says of itself, and is held to:\n\n");
    row(text, "", stores.keySet().stream().map(form -> code(form.label())).toList());
    rule(text, stores.size());
    for (Trait trait : Trait.values()) {
      row(text, trait.label(), stores.values().stream().map(all -> said(trait, all)).toList());
    }
    return text.toString();
  }

  private static List<String> kept(List<StoreResult> results) {
    List<String> cells = new ArrayList<>();
    for (Port port : Port.values()) {
      List<StoreResult> ran = results.stream().filter(result -> of(port, result).ran()).toList();
      String cell = merged(ran, result -> kept(of(port, result)));
      cells.add(ran.size() > 1 && !cell.contains(WAYS) ? cell + ", each way" : cell);
    }
    return cells;
  }

  private static PortResult of(Port port, StoreResult result) {
    return result.ports().stream()
        .filter(other -> other.port() == port)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(port.label()));
  }

  private static String kept(PortResult port) {
    return port.passed() == port.rules().size()
        ? port.passed() + " rules"
        : "**" + port.passed() + " of " + port.rules().size() + " rules**";
  }

  private static String said(Trait trait, List<StoreResult> results) {
    return merged(
        results.stream().filter(result -> concerns(trait, result)).toList(),
        result -> trait.of(result.traits()));
  }

  private static boolean concerns(Trait trait, StoreResult result) {
    return result.ports().stream()
        .anyMatch(port -> port.offered() && trait.ports().contains(port.port()));
  }

  /** One cell for the ways to keep readings in one store; the ways are named where they differ. */
  private static String merged(List<StoreResult> results, Function<StoreResult, String> cell) {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    for (StoreResult result : results) {
      ways.computeIfAbsent(cell.apply(result), none -> new ArrayList<>()).add(way(result));
    }
    return ways.size() == 1
        ? ways.keySet().iterator().next()
        : ways.entrySet().stream()
            .map(way -> String.join(", ", way.getValue()) + ": " + way.getKey())
            .collect(Collectors.joining(WAYS));
  }

  private static String way(StoreResult result) {
    return code(
        result.subject().store().url().parameter("series").orElse(result.subject().store().text()));
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static void rule(StringBuilder text, int columns) {
    text.append("|---".repeat(columns + 1)).append("|\n");
  }

  private static void row(StringBuilder text, String first, List<String> cells) {
    text.append("| ").append(first);
    cells.forEach(cell -> text.append(" | ").append(cell));
    text.append(" |\n");
  }
}
