package dev.stowage.core.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One price within a rate: the units of a month from one quantity up to another.
 *
 * @param from the units before this band, 0 or more
 * @param to the last unit of this band; null when it has no end
 * @param usd dollars for each unit within the band
 */
public record PriceBand(BigDecimal from, @Nullable BigDecimal to, BigDecimal usd) {

  /** What the part of a month's quantity that lies in this band costs; exact. */
  BigDecimal usdOf(BigDecimal monthQuantity) {
    BigDecimal end = to == null ? monthQuantity : to.min(monthQuantity);
    return end.compareTo(from) <= 0 ? BigDecimal.ZERO : end.subtract(from).multiply(usd);
  }

  boolean isFree() {
    return usd.signum() == 0;
  }
}
