package dev.stowage.bench.conformance;

import dev.stowage.bench.conformance.ConformanceReport.Priced;
import dev.stowage.bench.report.Json;
import dev.stowage.bench.report.Numbers;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.core.cost.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A conformance report for programs. Counts and seconds are numbers; dollars and quantities are
 * strings, so that no reader rounds them.
 */
public final class ConformanceJson {

  private static final String PASSED = "passed";

  private ConformanceJson() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return JSON that ends in a line feed
   */
  public static String of(ConformanceReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stores", report.stores().stream().map(each -> store(each, report.ending())).toList());
    json.put("endedEarly", report.ending().isEarly());
    json.put("notDone", report.ending().undone());
    json.put(PASSED, report.passed());
    return Json.text(json);
  }

  private static Map<String, Object> store(Priced store, ConformanceReport.Ending ending) {
    StoreResult result = store.result();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("url", result.subject().store().text());
    json.put("store", result.subject().store().url().scheme());
    json.put("engine", result.subject().engine());
    json.put("place", result.subject().place().isEmpty() ? null : result.subject().place());
    json.put("removed", ending.removed(result));
    json.put(PASSED, result.passed());
    json.put("estimateUsd", Numbers.usd(store.estimateUsd()));
    json.put("usd", Numbers.usd(store.usd()));
    json.put("usage", store.used().stream().map(ConformanceJson::used).toList());
    json.put("traits", traits(result));
    json.put("ports", result.ports().stream().map(ConformanceJson::port).toList());
    json.put("rules", result.rules().stream().map(ConformanceJson::rule).toList());
    return json;
  }

  private static Map<String, Object> used(Estimate.Item item) {
    Usage usage = item.usage();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", usage.phase().label());
    json.put("usageType", usage.type().name());
    json.put("quantity", Numbers.plain(usage.quantity()));
    json.put("unit", usage.type().unit());
    json.put("usd", Numbers.usd(item.usd()));
    json.put("basis", usage.basis().label());
    return json;
  }

  private static Map<String, Object> traits(StoreResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Trait trait : Trait.values()) {
      json.put(trait.field(), trait.of(result.traits()));
    }
    return json;
  }

  private static Map<String, Object> port(PortResult port) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("port", port.port().label());
    json.put("offered", port.offered());
    json.put("rules", port.rules().size());
    json.put(PASSED, port.passed());
    return json;
  }

  private static Map<String, Object> rule(RuleResult rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("port", rule.port().label());
    json.put("rule", rule.rule());
    json.put(PASSED, rule.passed());
    json.put(
        "seconds", BigDecimal.valueOf(rule.took().toNanos(), 9).setScale(3, RoundingMode.HALF_UP));
    rule.failure()
        .ifPresent(
            failure -> {
              json.put("expected", failure.expected());
              json.put("seen", failure.seen());
              json.put("message", failure.message());
            });
    return json;
  }
}
