package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A price as it is applied: which book it was found in, and the bands after the decision on the
 * free tier.
 *
 * @param book the book that holds the rate, which may be a base of the book that was asked
 * @param rate what that book lists
 * @param bands the bands that are applied
 */
public record Quote(PriceBook book, Rate rate, List<PriceBand> bands) {

  /** Copies the list. */
  public Quote {
    bands = List.copyOf(bands);
  }

  /**
   * Prices the total quantity of a month.
   *
   * @param monthQuantity how much in the whole month, 0 or more, in the unit of the rate
   * @return dollars, exact
   */
  public BigDecimal usd(BigDecimal monthQuantity) {
    return bands.stream()
        .map(band -> band.usdOf(monthQuantity))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Returns the price of a unit as text.
   *
   * @return one decimal where all units cost the same, else {@code 0.023 to 51200, 0.022 above}
   */
  public String unitPrice() {
    if (bands.size() == 1) {
      return plain(bands.get(0).usd());
    }
    return bands.stream().map(Quote::shown).collect(Collectors.joining(", "));
  }

  /**
   * Returns where the price comes from.
   *
   * @return name and date of the book and the basis of the rate
   */
  public String source() {
    return book.name() + " (" + book.asOf() + "): " + rate.basis().text();
  }

  private static String shown(PriceBand band) {
    BigDecimal to = band.to();
    return plain(band.usd()) + (to == null ? " above" : " to " + plain(to));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
