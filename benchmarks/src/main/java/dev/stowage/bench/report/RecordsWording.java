package dev.stowage.bench.report;

import dev.stowage.bench.records.Operation;
import dev.stowage.bench.records.RecordWorkload;
import dev.stowage.bench.workload.Feature;
import dev.stowage.core.cost.BillingMonth;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of operations on records. */
final class RecordsWording implements Wording {

  private static final long MILLION = 1_000_000;

  private final RecordWorkload workload;

  RecordsWording(RecordWorkload workload) {
    this.workload = workload;
  }

  @Override
  public List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(
        workload.name()
            + ": "
            + Numbers.counted(workload.total(), "operation")
            + " in "
            + Numbers.counted(workload.days(), "day")
            + ", seed "
            + workload.seed());
    workload.features().forEach(feature -> facts.add("  " + operations(feature)));
    return facts;
  }

  private String operations(Feature feature) {
    return workload.operations().entrySet().stream()
        .filter(operation -> operation.getKey().feature() == feature)
        .map(operation -> counted(operation.getKey(), operation.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String counted(Operation operation, long count) {
    return Numbers.grouped(count) + " " + operation.key();
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> operations = new LinkedHashMap<>();
    workload.operations().forEach((operation, count) -> operations.put(operation.key(), count));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", workload.name());
    fields.put("days", workload.days());
    fields.put("seed", workload.seed());
    fields.put("operations", operations);
    fields.put("perMillion", workload.unit().name());
    return fields;
  }

  @Override
  public String kept() {
    return "records";
  }

  @Override
  public String coming() {
    return "operations";
  }

  @Override
  public String neededBecause() {
    return "ids, targets, contents, names, values and ends, without any encoding";
  }

  @Override
  public boolean waits() {
    return false;
  }

  @Override
  public List<PerMillion> perMillion() {
    return List.of(
        new PerMillion("per million", "perMillionUsd", Costs.PerMillion::all),
        new PerMillion("writes alone", "perMillionWritesUsd", Costs.PerMillion::load));
  }

  @Override
  public Optional<BigDecimal> perMillionOf(BigDecimal monthUsd) {
    BigDecimal ofAMonth = BigDecimal.valueOf(workload.unit().count()).multiply(BillingMonth.DAYS);
    return Optional.of(
        monthUsd
            .multiply(BigDecimal.valueOf(MILLION * workload.days()))
            .divide(ofAMonth, MathContext.DECIMAL128));
  }

  @Override
  public String notes() {
    return "run: load + read. month: load and read scaled to "
        + BillingMonth.DAYS
        + " days + average storage of the first month + idle\n"
        + "charges and minimums. init and verify are in no sum. Free tier off.\n"
        + million()
        + Notes.BYTES
        + "Each operation is a call of its own, by the store's clock at its time of day. Reads and"
        + " removals pick one of the\nrecords that are there at that time, all equally likely.\n"
        + burning()
        + followed()
        + growing();
  }

  private String million() {
    if (workload.features().size() > 1) {
      return "per million: load and read for a million operations in this mix. writes alone: load"
          + " for a million of those that write.\n";
    }
    String others =
        workload.operations().entrySet().stream()
            .filter(operation -> !operation.getKey().key().equals(workload.unit().name()))
            .map(
                operation ->
                    counted(
                        operation.getKey(),
                        operation.getValue() * MILLION / workload.unit().count()))
            .collect(Collectors.joining(", "));
    return "per million: load and read for a million "
        + workload.unit().name()
        + (others.isEmpty() ? "" : "\nwith " + others)
        + ". writes alone: load.\n";
  }

  private String burning() {
    return workload.recipe().shapes().pastes().burnPercent().signum() > 0
            && workload.features().contains(Feature.PASTES)
        ? "Reading a paste that burns takes it: what removing it writes is billed in read, where it"
            + " is asked for.\n"
        : "";
  }

  private String followed() {
    return workload.features().equals(List.of(Feature.LINKS))
        ? "website=true: who follows a link asks the bucket itself, without a front door.\n"
        : "";
  }

  private String growing() {
    return workload.features().contains(Feature.COUNTERS)
        ? "Storage of counters does not grow with the days, that of links and pastes by what a day"
            + " leaves.\n"
        : "Storage grows by what a day leaves, without what was removed, burnt or has expired and"
            + " was freed.\n";
  }
}
