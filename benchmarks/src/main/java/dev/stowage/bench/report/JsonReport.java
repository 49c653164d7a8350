package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.PeakMemory;
import dev.stowage.bench.workload.AtRisk;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.BillLine;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.Flip;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.PriceBook;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A report for programs. Bytes and counts are numbers; dollars and quantities are strings, so that
 * no reader rounds them; what cannot be seen is null.
 */
public final class JsonReport {

  private static final String PER_MILLION = "perMillionUsd";

  private JsonReport() {}

  /**
   * Writes a report.
   *
   * @param report the report
   * @return JSON that ends in a line feed
   */
  public static String of(Report report) {
    Wording wording = report.wording();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("workload", wording.fields());
    json.put("prices", prices(report.book()));
    json.put("stores", report.lines().stream().map(line -> store(line, wording)).toList());
    json.put("flips", report.flips().stream().map(flip -> flip(flip, wording)).toList());
    json.put("peakMemory", report.memory().map(JsonReport::memory).orElse(null));
    return Json.text(json);
  }

  private static Map<String, Object> memory(PeakMemory peak) {
    return Json.object("pssBytes", peak.bytes(), "processes", peak.processes());
  }

  private static Map<String, Object> flip(Flip flip, Wording wording) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(wording.coming() + "PerDay", flip.perDay());
    json.put("from", flip.from());
    json.put("to", flip.to());
    json.put("because", flip.cause().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static Map<String, Object> prices(PriceBook book) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("book", book.name());
    json.put("base", book.base().map(PriceBook::name).orElse(null));
    json.put("asOf", book.asOf());
    json.put("region", book.region());
    return json;
  }

  private static Map<String, Object> store(ReportLine line, Wording wording) {
    LineResult result = line.result();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", result.line().text());
    json.put("store", result.line().url().scheme());
    json.put("engine", result.engine());
    json.put(wording.kept(), line.needed().records());
    if (wording.waits()) {
      json.put("atRisk", atRisk(result.atRisk()));
    }
    bytes(line, json);
    json.put("usage", line.costs().used().stream().map(JsonReport::used).toList());
    json.put("month", month(line.costs().month(), none -> Optional.empty()));
    json.put("frontDoor", frontDoor(line.costs().frontDoor(), wording));
    dollars(line.costs().totals(), wording, json);
    json.put("rank", line.rank());
    ceiling(line.costs().ceiling(), wording, json);
    json.put("verified", result.verification().passed());
    json.put("difference", result.verification().difference());
    return json;
  }

  private static Map<String, Object> atRisk(AtRisk atRisk) {
    return Json.object("readings", atRisk.readings(), "seconds", atRisk.seconds());
  }

  private static void dollars(Costs.Totals totals, Wording wording, Map<String, Object> json) {
    json.put("runUsd", Numbers.usd(totals.run()));
    json.put("monthUsd", Numbers.usd(totals.month()));
    json.put("idleMonthUsd", Numbers.usd(totals.idleMonth()));
    wording
        .perMillion()
        .forEach(
            figure ->
                json.put(figure.field(), Numbers.usd(figure.usd().apply(totals.perMillion()))));
  }

  private static @Nullable Object frontDoor(@Nullable Bill door, Wording wording) {
    if (door == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("monthUsd", Numbers.usd(door.total()));
    wording.perMillionOf(door.total()).ifPresent(usd -> json.put(PER_MILLION, Numbers.usd(usd)));
    json.put("month", month(door, wording::perMillionOf));
    return json;
  }

  private static void ceiling(
      @Nullable Ceiling ceiling, Wording wording, Map<String, Object> json) {
    json.put(wording.maxPerDay(), ceiling == null ? null : ceiling.perDay());
    json.put(
        "limit",
        ceiling == null
            ? null
            : Json.object("what", ceiling.limit().what(), "source", ceiling.limit().source()));
  }

  private static void bytes(ReportLine line, Map<String, Object> json) {
    Footprint footprint = line.result().footprint();
    json.put("logicalBytes", line.needed().logicalBytes());
    json.put("encodedBytes", footprint.encodedBytes().value());
    json.put("physicalBytes", seen(footprint.physicalBytes()));
    json.put("atRestBytes", seen(line.result().measured().atRest()));
    json.put("billedBytes", footprint.billedBytes().value());
    json.put("overhead", Math.round(line.overhead() * 10_000) / 10_000.0);
    json.put("bases", bases(line.result()));
  }

  private static Map<String, Object> bases(LineResult result) {
    Footprint footprint = result.footprint();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("encodedBytes", footprint.encodedBytes().basis().label());
    json.put("physicalBytes", basis(footprint.physicalBytes()));
    json.put("atRestBytes", basis(result.measured().atRest()));
    json.put("billedBytes", footprint.billedBytes().basis().label());
    return json;
  }

  private static @Nullable String basis(@Nullable Amount amount) {
    return amount == null ? null : amount.basis().label();
  }

  private static @Nullable Long seen(@Nullable Amount amount) {
    return amount == null ? null : amount.value();
  }

  private static Map<String, Object> used(BillLine line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", line.charge().part().label());
    json.putAll(charged(line));
    return json;
  }

  private static List<Map<String, Object>> month(
      Bill bill, Function<BigDecimal, Optional<BigDecimal>> perMillion) {
    return bill.lines().stream()
        .map(
            line -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("part", line.charge().part().label());
              json.putAll(charged(line));
              perMillion
                  .apply(line.usd())
                  .ifPresent(usd -> json.put(PER_MILLION, Numbers.usd(usd)));
              json.put("price", line.quote().unitPrice());
              json.put("source", line.quote().source());
              return json;
            })
        .toList();
  }

  private static Map<String, Object> charged(BillLine line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("service", line.charge().type().service());
    json.put("usageType", line.charge().type().name());
    json.put("quantity", Numbers.plain(line.charge().quantity()));
    json.put("unit", line.charge().type().unit());
    json.put("usd", Numbers.usd(line.usd()));
    json.put("basis", line.charge().basis().label());
    return json;
  }
}
