package dev.stowage.bench.cli;

import dev.stowage.bench.place.Place;
import dev.stowage.bench.report.Json;
import dev.stowage.bench.report.Numbers;
import dev.stowage.bench.report.TextTable;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.core.cost.Usage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is about to do outside of this machine's temporary directories: what it makes there
 * and removes again, and what that is estimated to cost.
 *
 * @param places the places by what names them, such as a line of a comparison; planned, not made
 * @param estimate of the run; its source says of what
 * @param maxUsd the most that may be spent
 */
record Undertaking(Map<String, Place> places, Estimate estimate, BigDecimal maxUsd) {

  private static final String GAP = "  ";

  /**
   * Refuses a run that is estimated above its limit.
   *
   * @throws CommandException naming both figures
   */
  void requireWithinLimit() {
    requireWithin(maxUsd, estimate, "take fewer lines or less of the workload");
  }

  /** As {@link #requireWithinLimit}, of a run that costs less by something else. */
  static void requireWithin(BigDecimal maxUsd, Estimate estimate, String less) {
    if (estimate.usd().compareTo(maxUsd) > 0) {
      throw CommandException.failed(
          "the run is estimated at "
              + Dollars.of(estimate.usd())
              + ", above --max-usd "
              + maxUsd.toPlainString()
              + ", and nothing was made; allow more, or "
              + less);
    }
  }

  private boolean isAboveLimit() {
    return estimate.usd().compareTo(maxUsd) > 0;
  }

  /** Words it for a reader, in lines that end in a line feed. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (places.isEmpty()) {
      text.append(
          "Nothing is made but on this machine's engines and in its temporary directories.\n");
    } else {
      text.append("To be made, and removed when the run ends or is stopped:\n");
      text.append(indented(made().text()));
    }
    if (!places.isEmpty() || !estimate.items().isEmpty()) {
      text.append("Estimated by ").append(estimate.source()).append(":\n");
      text.append(indented(used().text()));
      text.append(sum());
      estimate.notes().forEach(note -> text.append(note).append(".\n"));
    }
    return text.toString();
  }

  private TextTable made() {
    TextTable table = new TextTable("for", "what", "where");
    places.forEach((name, place) -> table.row(name, place.what(), place.engine()));
    return table;
  }

  private TextTable used() {
    TextTable table = new TextTable("for", "phase", "usage type", ">quantity", "unit", ">usd");
    String last = "";
    for (Estimate.Item item : estimate.items()) {
      Usage usage = item.usage();
      table.row(
          item.part().equals(last) ? "" : item.part(),
          usage.phase().label(),
          usage.type().name(),
          Numbers.grouped(usage.quantity()),
          usage.type().unit(),
          Numbers.shortUsd(item.usd()));
      last = item.part();
    }
    return table;
  }

  private String sum() {
    String most = "; --max-usd " + maxUsd.toPlainString();
    String sum = "Together " + Dollars.of(estimate.usd()) + most;
    String judged =
        isAboveLimit()
            ? sum + " is less, so that the run would not begin.\n"
            : sum + " ends the run, should it be reached.\n";
    return places.values().stream().anyMatch(Place::isBilled)
        ? judged
        : judged + "None of these places is in a service of AWS: nothing is billed.\n";
  }

  private static String indented(String lines) {
    return lines.isEmpty() ? "" : GAP + lines.strip().replace("\n", "\n" + GAP) + '\n';
  }

  /** Words it for a program. */
  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dryRun", true);
    json.put("places", places.entrySet().stream().map(Undertaking::place).toList());
    json.put("estimate", estimated());
    json.put("maxUsd", maxUsd.toPlainString());
    return Json.text(json);
  }

  private static Map<String, Object> place(Map.Entry<String, Place> named) {
    Map<String, Object> place = Json.object("for", named.getKey(), "what", named.getValue().what());
    place.put("engine", named.getValue().engine());
    place.put("billed", named.getValue().isBilled());
    return place;
  }

  private Map<String, Object> estimated() {
    Map<String, Object> estimated =
        Json.object("usd", Numbers.usd(estimate.usd()), "source", estimate.source());
    estimated.put("usage", estimate.items().stream().map(Undertaking::item).toList());
    estimated.put("notes", List.copyOf(estimate.notes()));
    return estimated;
  }

  private static Map<String, Object> item(Estimate.Item item) {
    Map<String, Object> used =
        Json.object("for", item.part(), "phase", item.usage().phase().label());
    used.put("usageType", item.usage().type().name());
    used.put("quantity", Numbers.plain(item.usage().quantity()));
    used.put("unit", item.usage().type().unit());
    used.put("usd", Numbers.usd(item.usd()));
    return used;
  }
}
