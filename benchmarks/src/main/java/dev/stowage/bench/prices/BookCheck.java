package dev.stowage.bench.prices;

import dev.stowage.core.cost.FreeTier;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.PriceBookReader;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.Quote;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks books: each has, itself or through its bases, a price of everything that reports price,
 * and comes back the same when it is written and imported again. Their ages are told, not judged.
 */
public final class BookCheck {

  private final PriceBooks books;
  private final LocalDate today;
  private final List<UsageType> metered;

  /**
   * Chooses books.
   *
   * @param books the books, all of which are checked
   * @param today the day that ages are counted to
   */
  public BookCheck(PriceBooks books, LocalDate today) {
    this(books, today, MeteredUsage.ALL);
  }

  BookCheck(PriceBooks books, LocalDate today, List<UsageType> metered) {
    this.books = books;
    this.today = today;
    this.metered = metered;
  }

  /**
   * Checks every book.
   *
   * @return a result for each, in the order of the books
   */
  public List<CheckedBook> run() {
    return books.names().stream().map(books::find).map(this::checked).toList();
  }

  private CheckedBook checked(PriceBook book) {
    Map<String, Integer> answeredBy = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (UsageType type : metered) {
      try {
        Quote quote = book.quote(type, FreeTier.OFF);
        quote.usd(BigDecimal.ONE);
        answeredBy.merge(quote.book().name(), 1, Integer::sum);
      } catch (StowageException missing) {
        failures.add(missing.key() + ": " + missing.what());
      }
    }
    notTheSame(book).ifPresent(failures::add);
    return new CheckedBook(book, BookAge.days(book.asOf(), today), answeredBy, failures);
  }

  private Optional<String> notTheSame(PriceBook book) {
    try {
      PriceBook again = PriceBookReader.read(book.name(), BookText.of(book), books);
      return isSame(book, again)
          ? Optional.empty()
          : Optional.of("written and read again it is another book; report it");
    } catch (StowageException refused) {
      return Optional.of("written and read again it is refused: " + refused.what());
    }
  }

  private static boolean isSame(PriceBook one, PriceBook other) {
    return one.name().equals(other.name())
        && one.region().equals(other.region())
        && one.asOf().equals(other.asOf())
        && one.base().map(PriceBook::name).equals(other.base().map(PriceBook::name))
        && one.sources().equals(other.sources())
        && one.rates().equals(other.rates())
        && one.minimums().equals(other.minimums())
        && one.allowances().equals(other.allowances());
  }
}
