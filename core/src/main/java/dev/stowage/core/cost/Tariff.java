package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store is billed for by the month, beside its requests, and how much it carries for that.
 *
 * @param storage the usage type that billed bytes are charged as; null where bytes are not charged
 * @param idle what is charged although nothing is stored or asked
 * @param limits the most that the store carries; empty where no limit is known
 */
public record Tariff(@Nullable UsageType storage, List<Standing> idle, List<Limit> limits) {

  /**
   * A standing charge.
   *
   * @param type what is charged
   * @param perMonth how much of it in a month, in the unit of the type
   */
  public record Standing(UsageType type, BigDecimal perMonth) {}

  /** Copies the lists. */
  public Tariff {
    idle = List.copyOf(idle);
    limits = List.copyOf(limits);
  }

  /**
   * Makes the tariff of a store without known limits.
   *
   * @param storage the usage type that billed bytes are charged as; null where bytes are not
   *     charged
   * @param idle what is charged although nothing is stored or asked
   */
  public Tariff(@Nullable UsageType storage, List<Standing> idle) {
    this(storage, idle, List.of());
  }

  /**
   * Returns the same tariff of a store that has one more limit.
   *
   * @param limit what the store does not carry more of
   * @return the tariff
   */
  public Tariff limitedBy(Limit limit) {
    List<Limit> more = new ArrayList<>(limits);
    more.add(limit);
    return new Tariff(storage, idle, more);
  }
}
