package dev.stowage.bench.report;

import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The known price books, one row each. */
public final class BooksReport {

  private final PriceBooks books;

  /**
   * Takes the books.
   *
   * @param books the books
   */
  public BooksReport(PriceBooks books) {
    this.books = books;
  }

  /**
   * Writes for readers.
   *
   * @return a table
   */
  public String table() {
    TextTable table = new TextTable("book", "alias", "region", "as of", "base", ">rates");
    for (PriceBook book : all()) {
      table.row(
          book.name(),
          String.join(" ", aliases(book)),
          book.region(),
          book.asOf(),
          book.base().map(PriceBook::name).orElse("none"),
          Integer.toString(book.rates().size()));
    }
    return table.text();
  }

  /**
   * Writes for programs.
   *
   * @return JSON
   */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("default", PriceBooks.DEFAULT);
    json.put("books", all().stream().map(this::json).toList());
    return Json.text(json);
  }

  /**
   * Writes for spreadsheets.
   *
   * @return CSV
   */
  public String csv() {
    Csv csv = new Csv("book", "alias", "region", "asOf", "base", "rates");
    for (PriceBook book : all()) {
      csv.row(
          book.name(),
          String.join(" ", aliases(book)),
          book.region(),
          book.asOf(),
          book.base().map(PriceBook::name).orElse(""),
          Integer.toString(book.rates().size()));
    }
    return csv.text();
  }

  private Map<String, Object> json(PriceBook book) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("book", book.name());
    json.put("aliases", aliases(book));
    json.put("region", book.region());
    json.put("asOf", book.asOf());
    json.put("base", book.base().map(PriceBook::name).orElse(null));
    json.put("rates", book.rates().size());
    return json;
  }

  private List<PriceBook> all() {
    return books.names().stream().map(books::find).toList();
  }

  private List<String> aliases(PriceBook book) {
    return books.aliases().entrySet().stream()
        .filter(alias -> alias.getValue().equals(book.name()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
