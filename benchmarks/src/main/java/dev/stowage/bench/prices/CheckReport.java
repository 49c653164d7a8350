package dev.stowage.bench.prices;

import dev.stowage.bench.report.Json;
import dev.stowage.bench.report.TextTable;
import dev.stowage.core.cost.PriceBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the check of all books found, for readers and for programs. */
public final class CheckReport {

  private final List<CheckedBook> books;

  /**
   * Takes the results.
   *
   * @param books a result for each book
   */
  public CheckReport(List<CheckedBook> books) {
    this.books = List.copyOf(books);
  }

  /**
   * Returns whether nothing is wrong with any book.
   *
   * @return true when no book has a failure
   */
  public boolean passed() {
    return books.stream().allMatch(book -> book.failures().isEmpty());
  }

  /**
   * Returns what is wrong.
   *
   * @return a line for each failure, beginning with the book's name
   */
  public List<String> failures() {
    return books.stream()
        .flatMap(
            book -> book.failures().stream().map(failure -> book.book().name() + ": " + failure))
        .toList();
  }

  /**
   * Writes for readers.
   *
   * @return a table, a row for each book
   */
  public String table() {
    TextTable table = new TextTable("book", "as of", ">days old", ">rates", "priced by", "result");
    for (CheckedBook checked : books) {
      table.row(
          checked.book().name(),
          checked.book().asOf(),
          age(checked.ageDays()),
          Integer.toString(checked.book().rates().size()),
          answeredBy(checked),
          checked.failures().isEmpty() ? "ok" : "FAILED");
    }
    return table.text();
  }

  private static String age(@Nullable Long days) {
    return days == null ? "unknown" : days.toString();
  }

  private static String answeredBy(CheckedBook checked) {
    return checked.answeredBy().entrySet().stream()
        .map(count -> count.getValue() + " " + own(checked.book(), count.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String own(PriceBook book, String answering) {
    return answering.equals(book.name()) ? "itself" : answering;
  }

  /**
   * Writes for programs.
   *
   * @return JSON
   */
  public String json() {
    return Json.text(
        Json.object("passed", passed(), "books", books.stream().map(CheckReport::json).toList()));
  }

  private static Map<String, @Nullable Object> json(CheckedBook checked) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    PriceBook book = checked.book();
    json.put("book", book.name());
    json.put("region", book.region());
    json.put("asOf", book.asOf());
    json.put("ageDays", checked.ageDays());
    json.put("base", book.base().map(PriceBook::name).orElse(null));
    json.put("rates", book.rates().size());
    json.put("answeredBy", checked.answeredBy());
    json.put("failures", checked.failures());
    return json;
  }
}
