package dev.stowage.core.cost;

import org.jspecify.annotations.Nullable;

/**
 * One line of a comparison.
 *
 * @param name how the line is called, such as {@code dynamodb:?series=item#batch=1}
 * @param curve what it costs
 * @param ceiling the highest rate it carries; null when none is known
 */
public record CostLine(String name, CostCurve curve, @Nullable Ceiling ceiling) {

  /**
   * Makes a line that carries any rate.
   *
   * @param name how the line is called
   * @param curve what it costs
   */
  public CostLine(String name, CostCurve curve) {
    this(name, curve, null);
  }

  boolean carries(long perDay) {
    return ceiling == null || perDay <= ceiling.perDay();
  }
}
