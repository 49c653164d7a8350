package dev.stowage.bench.report;

import dev.stowage.core.cost.PriceBand;
import dev.stowage.core.cost.PriceBasis;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceSource;
import dev.stowage.core.cost.Rate;
import dev.stowage.core.cost.Threshold;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One price book in full: each band of each rate, minimums, allowances, and why. */
public final class BookReport {

  private final PriceBook book;

  /**
   * Takes a book.
   *
   * @param book the book, shown without its base
   */
  public BookReport(PriceBook book) {
    this.book = book;
  }

  /**
   * Writes for readers.
   *
   * @return tables of prices, minimums, allowances and sources
   */
  public String table() {
    return book.name()
        + ": "
        + book.region()
        + ", as of "
        + book.asOf()
        + book.base().map(base -> "; what it lacks is taken from " + base.name()).orElse("")
        + "\n\n"
        + prices().text()
        + thresholds("Billed at least, each month", book.minimums())
        + thresholds("Free each month, where the free tier is on", book.allowances())
        + "\nSources\n\n"
        + sources().text();
  }

  private TextTable prices() {
    TextTable table =
        new TextTable("service", "usage type", "unit", ">from", ">to", ">usd", "basis");
    for (Rate rate : book.rates()) {
      for (PriceBand band : rate.bands()) {
        table.row(
            rate.type().service(),
            rate.type().name(),
            rate.type().unit(),
            Numbers.plain(band.from()),
            end(band),
            Numbers.plain(band.usd()),
            rate.basis().text());
      }
    }
    return table;
  }

  private static String thresholds(String title, List<Threshold> thresholds) {
    if (thresholds.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("service", "usage type", ">quantity", "unit", "basis");
    for (Threshold threshold : thresholds) {
      table.row(
          threshold.type().service(),
          threshold.type().name(),
          Numbers.plain(threshold.quantity()),
          threshold.type().unit(),
          threshold.basis().text());
    }
    return "\n" + title + "\n\n" + table.text();
  }

  private TextTable sources() {
    TextTable table = new TextTable("source", "what", "where", "date");
    for (PriceSource source : book.sources()) {
      table.row(source.id(), source.title(), source.where(), source.date());
    }
    return table;
  }

  /**
   * Writes for programs.
   *
   * @return JSON; prices and quantities are strings
   */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("book", book.name());
    json.put("region", book.region());
    json.put("asOf", book.asOf());
    json.put("base", book.base().map(PriceBook::name).orElse(null));
    json.put("rates", book.rates().stream().map(BookReport::json).toList());
    json.put("minimums", book.minimums().stream().map(BookReport::json).toList());
    json.put("allowances", book.allowances().stream().map(BookReport::json).toList());
    json.put("sources", book.sources().stream().map(BookReport::json).toList());
    return Json.text(json);
  }

  private static Map<String, Object> json(Rate rate) {
    Map<String, Object> json = named(rate.type());
    json.put("bands", rate.bands().stream().map(BookReport::json).toList());
    json.put("basis", json(rate.basis()));
    return json;
  }

  private static Map<String, Object> json(PriceBand band) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", Numbers.plain(band.from()));
    @Nullable BigDecimal to = band.to();
    json.put("to", to == null ? null : Numbers.plain(to));
    json.put("usd", Numbers.plain(band.usd()));
    return json;
  }

  private static Map<String, Object> json(Threshold threshold) {
    Map<String, Object> json = named(threshold.type());
    json.put("quantity", Numbers.plain(threshold.quantity()));
    json.put("basis", json(threshold.basis()));
    return json;
  }

  private static Map<String, Object> json(PriceSource source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", source.id());
    json.put("title", source.title());
    json.put("where", source.where());
    json.put("date", source.date());
    return json;
  }

  private static Map<String, Object> json(PriceBasis basis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("confidence", basis.confidence().name());
    json.put("effective", basis.effective());
    json.put("sources", basis.sources());
    json.put("note", basis.note());
    return json;
  }

  private static Map<String, Object> named(UsageType type) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("service", type.service());
    json.put("usageType", type.name());
    json.put("unit", type.unit());
    return json;
  }

  /**
   * Writes for spreadsheets.
   *
   * @return CSV, a row for each band
   */
  public String csv() {
    Csv csv =
        new Csv(
            "book",
            "service",
            "usageType",
            "unit",
            "from",
            "to",
            "usd",
            "confidence",
            "effective",
            "sources",
            "note");
    for (Rate rate : book.rates()) {
      for (PriceBand band : rate.bands()) {
        csv.row(
            book.name(),
            rate.type().service(),
            rate.type().name(),
            rate.type().unit(),
            Numbers.plain(band.from()),
            end(band),
            Numbers.plain(band.usd()),
            rate.basis().confidence().name(),
            rate.basis().effective(),
            rate.basis().sources().stream().collect(Collectors.joining(" ")),
            rate.basis().note());
      }
    }
    return csv.text();
  }

  private static String end(PriceBand band) {
    BigDecimal to = band.to();
    return to == null ? "Inf" : Numbers.plain(to);
  }
}
