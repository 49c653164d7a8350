package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;

/**
 * A quantity that is to be priced.
 *
 * @param part the part of the bill
 * @param type what is charged
 * @param quantity how much, 0 or more, in the unit of the type
 * @param basis measured, or modelled by a documented rule
 */
public record Charge(Part part, UsageType type, BigDecimal quantity, Basis basis) {

  /**
   * Checks the quantity.
   *
   * @throws StowageException INVALID when it is negative
   */
  public Charge {
    if (quantity.signum() < 0) {
      throw new StowageException(
          ErrorKind.INVALID,
          "bill",
          type.service() + " " + type.name(),
          "a quantity of " + quantity.toPlainString() + "; quantities are 0 or more");
    }
  }

  /**
   * Returns the charge for what a phase used.
   *
   * @param usage what a meter counted
   * @return the same quantity in the part of that phase
   */
  public static Charge of(Usage usage) {
    return new Charge(Part.of(usage.phase()), usage.type(), usage.quantity(), usage.basis());
  }
}
