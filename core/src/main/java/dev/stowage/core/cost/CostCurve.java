package dev.stowage.core.cost;

import java.math.BigDecimal;

/** What keeping readings costs, by how many arrive each day. */
@FunctionalInterface
public interface CostCurve {

  /**
   * Prices a month at one rate.
   *
   * @param readingsPerDay how many readings arrive each day, at least 1
   * @return dollars for the month
   */
  BigDecimal usdPerMonth(long readingsPerDay);
}
