package dev.stowage.core.cost;

import java.math.BigDecimal;

/** What a store costs, by how many readings or operations come each day. */
@FunctionalInterface
public interface CostCurve {

  /**
   * Prices a month at one rate.
   *
   * @param perDay how many come each day, at least 1
   * @return dollars for the month
   */
  BigDecimal usdPerMonth(long perDay);
}
