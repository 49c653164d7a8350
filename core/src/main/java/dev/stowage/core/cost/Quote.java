package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A price as it is applied: which book it was found in, and the bands after the decision on the
 * free tier.
 *
 * @param book the book that holds the rate, which may be a base of the book that was asked
 * @param rate what that book lists
 * @param bands the bands that are applied; above the last of them no price is known, if it ends
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
   * @throws StowageException INVALID when the quantity is above what the book lists
   */
  public BigDecimal usd(BigDecimal monthQuantity) {
    BigDecimal known = knownTo();
    if (known != null && monthQuantity.compareTo(known) > 0) {
      UsageType type = rate.type();
      throw new StowageException(
          ErrorKind.INVALID,
          "price",
          type.service() + " " + type.name(),
          "no price above "
              + plain(known)
              + " "
              + type.unit()
              + " a month in "
              + book.name()
              + " ("
              + book.asOf()
              + "); add it");
    }
    return bands.stream()
        .map(band -> band.usdOf(monthQuantity))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Returns the price of a unit as text.
   *
   * @return one decimal where all units cost the same, else {@code 0.023 to 51200, 0.022 above};
   *     {@code not known above} where the book knows no more
   */
  public String unitPrice() {
    BigDecimal known = knownTo();
    if (bands.size() == 1 && known == null) {
      return plain(bands.get(0).usd());
    }
    Stream<String> prices = bands.stream().map(Quote::shown);
    return (known == null ? prices : Stream.concat(prices, Stream.of("not known above")))
        .collect(Collectors.joining(", "));
  }

  private @Nullable BigDecimal knownTo() {
    return bands.isEmpty() ? BigDecimal.ZERO : bands.get(bands.size() - 1).to();
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
