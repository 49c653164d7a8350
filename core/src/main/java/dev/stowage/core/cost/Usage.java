package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * How much of one usage type one phase used, and in how many requests.
 *
 * @param phase when
 * @param type of what
 * @param quantity how much, in the unit of the type; exact
 * @param basis measured, or modelled by a documented rule
 * @param requests how many requests the quantity is the sum of
 * @param least the least that one of them used
 */
public record Usage(
    Phase phase,
    UsageType type,
    BigDecimal quantity,
    Basis basis,
    long requests,
    BigDecimal least) {

  /**
   * Makes the usage of a single request.
   *
   * @param phase when
   * @param type of what
   * @param quantity how much, in the unit of the type; exact
   * @param basis measured, or modelled by a documented rule
   */
  public Usage(Phase phase, UsageType type, BigDecimal quantity, Basis basis) {
    this(phase, type, quantity, basis, 1, quantity);
  }
}
