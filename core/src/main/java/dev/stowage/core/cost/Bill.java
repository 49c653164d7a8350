package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quantities with their prices, one line for each quantity.
 *
 * <p>Bands apply to the total of a usage type over the whole bill, never to a request or a line
 * alone. A line costs what its quantity adds to the lines of the same usage type above it, so that
 * the lines add up exactly to the price of the total.
 *
 * @param lines the lines in the order of the charges
 */
public record Bill(List<BillLine> lines) {

  /** Copies the list. */
  public Bill {
    lines = List.copyOf(lines);
  }

  /**
   * Prices charges as the whole use of a month, without minimums, which {@link #ofMonth} adds.
   *
   * @param charges what was used
   * @param book the prices
   * @param freeTier whether what is free is given
   * @return a line for each charge
   * @throws dev.stowage.core.error.StowageException INVALID when a price is missing or listed by
   *     another unit
   */
  public static Bill of(List<Charge> charges, PriceBook book, FreeTier freeTier) {
    Map<RateKey, BigDecimal> used = new LinkedHashMap<>();
    List<BillLine> lines = new ArrayList<>();
    for (Charge charge : charges) {
      Quote quote = book.quote(charge.type(), freeTier);
      RateKey key = RateKey.of(charge.type());
      BigDecimal before = used.getOrDefault(key, BigDecimal.ZERO);
      BigDecimal after = before.add(charge.quantity());
      used.put(key, after);
      lines.add(new BillLine(charge, quote, quote.usd(after).subtract(quote.usd(before))));
    }
    return new Bill(lines);
  }

  /**
   * Prices charges as the whole use of a month and adds, as lines of their own, what is missing to
   * the least that is billed of each usage type.
   *
   * @param charges what was used; a quantity of 0 is enough to be billed its minimum
   * @param book the prices and minimums
   * @param freeTier whether what is free is given
   * @return a line for each charge, then a line for each minimum that was not reached
   * @throws dev.stowage.core.error.StowageException INVALID when a price is missing or listed by
   *     another unit
   */
  public static Bill ofMonth(List<Charge> charges, PriceBook book, FreeTier freeTier) {
    Map<RateKey, Charge> totals = new LinkedHashMap<>();
    for (Charge charge : charges) {
      totals.merge(RateKey.of(charge.type()), charge, Bill::sum);
    }
    List<Charge> all = new ArrayList<>(charges);
    for (Charge total : totals.values()) {
      book.minimum(total.type())
          .map(minimum -> minimum.quantity().subtract(total.quantity()))
          .filter(missing -> missing.signum() > 0)
          .map(missing -> new Charge(Part.MINIMUM, total.type(), missing, Basis.MODELLED))
          .ifPresent(all::add);
    }
    return of(all, book, freeTier);
  }

  /**
   * Adds up all lines.
   *
   * @return dollars, exact
   */
  public BigDecimal total() {
    return lines.stream().map(BillLine::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Adds up the lines by part.
   *
   * @return dollars, exact, for each part that has a line
   */
  public Map<Part, BigDecimal> totals() {
    Map<Part, BigDecimal> totals = new EnumMap<>(Part.class);
    for (BillLine line : lines) {
      totals.merge(line.charge().part(), line.usd(), BigDecimal::add);
    }
    return totals;
  }

  private static Charge sum(Charge one, Charge other) {
    return new Charge(one.part(), one.type(), one.quantity().add(other.quantity()), one.basis());
  }
}
