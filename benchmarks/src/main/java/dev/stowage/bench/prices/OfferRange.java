package dev.stowage.bench.prices;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One price of a term: from one quantity of a month up to another.
 *
 * <p>The documentation of the Price List calls the ends {@code startingRange} and {@code
 * endingRange}, the files have {@code beginRange} and {@code endRange}; both are read. The last
 * range ends in {@code Inf}.
 *
 * @param unit what the Price List counts, such as {@code GB-Mo}
 * @param from the units before this range, 0 or more
 * @param to the last unit of this range; null when it has no end
 * @param usd dollars for each unit
 */
record OfferRange(String unit, BigDecimal from, @Nullable BigDecimal to, BigDecimal usd) {

  private static final String OPEN_END = "Inf";
  private static final String CURRENCY = "USD";
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

  /** Reads one of a term's {@code priceDimensions}. */
  static OfferRange read(Origin origin, Map<?, ?> dimension, String at) {
    String unit = origin.text(dimension, "unit", at);
    String end = origin.text(dimension, either(dimension, "endRange", "endingRange"), at);
    String begin = origin.text(dimension, either(dimension, "beginRange", "startingRange"), at);
    BigDecimal from = decimal(origin, begin, at);
    BigDecimal to = end.equals(OPEN_END) ? null : decimal(origin, end, at);
    if (to != null && to.compareTo(from) <= 0) {
      throw origin.invalid(
          at + ": a range from " + plain(from) + " to " + end + "; the end is above the beginning");
    }
    Map<?, ?> prices = origin.object(dimension, "pricePerUnit", at);
    if (!prices.containsKey(CURRENCY)) {
      throw origin.invalid(at + ": priced in " + prices.keySet() + "; only USD is read");
    }
    return new OfferRange(unit, from, to, decimal(origin, origin.text(prices, CURRENCY, at), at));
  }

  private static String either(Map<?, ?> dimension, String inFiles, String inDocumentation) {
    return dimension.containsKey(inDocumentation) ? inDocumentation : inFiles;
  }

  private static BigDecimal decimal(Origin origin, String text, String at) {
    if (!DECIMAL.matcher(text).matches()) {
      throw origin.invalid(
          at + ": '" + text + "' is no decimal; digits without sign or exponent are right");
    }
    BigDecimal stripped = new BigDecimal(text).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
