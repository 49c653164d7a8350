package dev.stowage.bench.spend;

import dev.stowage.core.cost.FreeTier;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one unit of each usage type costs at most: its price in the first band, which is the
 * dearest, without any free tier. How much else the account uses in the month is not known here.
 * Safe for use by many threads.
 */
final class UnitPrices {

  private final PriceBook book;
  private final ConcurrentHashMap<UsageType, BigDecimal> known = new ConcurrentHashMap<>();

  UnitPrices(PriceBook book) {
    this.book = book;
  }

  /**
   * Prices a quantity.
   *
   * @throws dev.stowage.core.error.StowageException INVALID when the book does not list the type
   */
  BigDecimal usd(UsageType type, BigDecimal quantity) {
    return quantity.multiply(known.computeIfAbsent(type, this::dearest));
  }

  private BigDecimal dearest(UsageType type) {
    return book.quote(type, FreeTier.OFF).bands().get(0).usd();
  }
}
