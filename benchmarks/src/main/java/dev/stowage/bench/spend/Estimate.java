package dev.stowage.bench.spend;

import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.Usage;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a run is expected to cost.
 *
 * @param items what is used, and its price
 * @param source where the quantities come from, in words; for example {@code the same run on
 *     DynamoDB Local 3.3.1}
 * @param notes what a reader of the sum should know, each a sentence without its full stop
 */
public record Estimate(List<Item> items, String source, List<String> notes) {

  /** Copies the lists. */
  public Estimate {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /**
   * One quantity.
   *
   * @param part which part of the run uses it, such as a line of a comparison
   * @param usage phase, usage type and quantity
   * @param usd dollars, exact
   */
  public record Item(String part, Usage usage, BigDecimal usd) {}

  /**
   * Prices what a part of a run uses, as {@link SpendingLimit} does: so an estimate and the sum at
   * the end differ by what was used and by nothing else.
   *
   * @param part which part of the run
   * @param usage what it uses
   * @param book the prices
   * @return an item for each quantity
   * @throws dev.stowage.core.error.StowageException INVALID when the book does not list a type
   */
  public static List<Item> items(String part, List<Usage> usage, PriceBook book) {
    UnitPrices prices = new UnitPrices(book);
    return usage.stream()
        .map(used -> new Item(part, used, prices.usd(used.type(), used.quantity())))
        .toList();
  }

  /**
   * Says whose prices an estimate has.
   *
   * @param book the prices
   * @return a sentence without its full stop, for the notes
   */
  public static String pricesOf(PriceBook book) {
    return "Prices are those of "
        + book.name()
        + ", for "
        + book.region()
        + "; in another region the bill may be another, and the limit with it";
  }

  /**
   * Adds up.
   *
   * @return dollars, exact
   */
  public BigDecimal usd() {
    return items.stream().map(Item::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
