package dev.stowage.bench.prices;

import dev.stowage.bench.report.Json;
import dev.stowage.core.cost.PriceBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import made, for readers and for programs. */
public final class ImportReport {

  private final ImportedBook imported;

  /**
   * Takes a result.
   *
   * @param imported what was made
   */
  public ImportReport(ImportedBook imported) {
    this.imported = imported;
  }

  /**
   * Writes for readers.
   *
   * @return lines: what could not be taken, what was made, what was ignored
   */
  public List<String> lines() {
    PriceBook book = imported.book();
    int rates = book.rates().size();
    List<String> lines = new ArrayList<>();
    imported.leftOut().forEach(line -> lines.add("left out: " + line));
    lines.add(
        book.name()
            + ": "
            + rates
            + (rates == 1 ? " price of " : " prices of ")
            + book.region()
            + ", as of "
            + book.asOf()
            + book.base()
                .map(base -> "; what it lacks is taken from " + base.name())
                .orElse("; what it lacks has no price, for it has no base (--base)"));
    imported.passedOver().forEach((reason, count) -> lines.add("ignored " + count + " " + reason));
    return lines;
  }

  /**
   * Writes for programs.
   *
   * @param out the file that holds the book; null when none does, and the JSON holds its text
   * @return JSON
   */
  public String json(@Nullable String out) {
    PriceBook book = imported.book();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("book", book.name());
    json.put("region", book.region());
    json.put("asOf", book.asOf());
    json.put("base", book.base().map(PriceBook::name).orElse(null));
    json.put("rates", book.rates().size());
    json.put("leftOut", imported.leftOut());
    json.put("ignored", imported.passedOver());
    json.put("out", out);
    json.put("text", out == null ? imported.text() : null);
    return Json.text(json);
  }
}
