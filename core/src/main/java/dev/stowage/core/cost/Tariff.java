package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store is billed for by the month, beside its requests.
 *
 * @param storage the usage type that billed bytes are charged as; null where bytes are not charged
 * @param idle what is charged although nothing is stored or asked
 */
public record Tariff(@Nullable UsageType storage, List<Standing> idle) {

  /**
   * A standing charge.
   *
   * @param type what is charged
   * @param perMonth how much of it in a month, in the unit of the type
   */
  public record Standing(UsageType type, BigDecimal perMonth) {}

  /** Copies the list. */
  public Tariff {
    idle = List.copyOf(idle);
  }
}
