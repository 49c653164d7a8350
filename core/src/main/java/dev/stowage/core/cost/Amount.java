package dev.stowage.core.cost;

/**
 * A count and where it comes from.
 *
 * @param value records or bytes, 0 or more
 * @param basis measured, as-of or modelled
 */
public record Amount(long value, Basis basis) {

  /**
   * Returns a counted amount.
   *
   * @param value the count
   * @return the amount, marked measured
   */
  public static Amount measured(long value) {
    return new Amount(value, Basis.MEASURED);
  }

  /**
   * Returns an amount computed by a documented rule.
   *
   * @param value the result of the rule
   * @return the amount, marked modelled
   */
  public static Amount modelled(long value) {
    return new Amount(value, Basis.MODELLED);
  }
}
