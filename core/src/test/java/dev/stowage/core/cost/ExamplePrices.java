package dev.stowage.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Prices for worked examples. Published examples round each line to cents; so do the tests, and
 * totals may differ by a cent for each line.
 */
final class ExamplePrices {

  static final PriceBook OLD = PriceBooks.shipped().find("old");
  static final PriceBook NEW = PriceBooks.shipped().find("new");
  static final PriceBook MUMBAI = PriceBooks.shipped().find("ap-south-1@2026-09");
  static final PriceBook HANDBOOK = PriceBooks.shipped().find("handbook");

  private ExamplePrices() {}

  static BigDecimal usd(PriceBook book, UsageType type, long quantity) {
    return book.price(type, BigDecimal.valueOf(quantity));
  }

  /** Today's price in us-east-1, nothing free. */
  static BigDecimal usd(UsageType type, long quantity) {
    return usd(NEW, type, quantity);
  }

  static BigDecimal usd(UsageType type, BigDecimal quantity) {
    return NEW.price(type, quantity);
  }

  /** Today's price in us-east-1 after the free tier. */
  static BigDecimal free(UsageType type, BigDecimal quantity) {
    return NEW.quote(type, FreeTier.ON).usd(quantity);
  }

  static BigDecimal free(UsageType type, long quantity) {
    return free(type, BigDecimal.valueOf(quantity));
  }

  /** A book of one price of its own; everything else as today in us-east-1. */
  static PriceBook pricing(UsageType type, String usd) {
    PriceBasis basis = new PriceBasis(Confidence.P, "", List.of(), "of the example");
    return NEW.with(Rate.flat(type, new BigDecimal(usd), basis));
  }

  static BigDecimal cents(BigDecimal usd) {
    return usd.setScale(2, RoundingMode.HALF_UP);
  }

  static void isCents(BigDecimal usd, String expected) {
    assertThat(cents(usd)).isEqualTo(new BigDecimal(expected));
  }
}
