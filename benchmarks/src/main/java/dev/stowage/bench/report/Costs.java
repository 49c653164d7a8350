package dev.stowage.bench.report;

import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.BillLine;
import dev.stowage.core.cost.Ceiling;
import dev.stowage.core.cost.Projection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line costs, in dollars.
 *
 * @param used what each phase used, with its price: loading and reading, then setting up and
 *     reading back for comparison
 * @param month the bill of the first month
 * @param totals the sums
 * @param ceiling the highest rate that the line carries; null when no limit is known
 * @param frontDoor the bill of a month of what stands before the store, in no sum; null when none
 *     was asked for or the store needs none
 */
public record Costs(
    List<BillLine> used,
    Bill month,
    Totals totals,
    @Nullable Ceiling ceiling,
    @Nullable Bill frontDoor) {

  /**
   * Sums in dollars.
   *
   * @param run loading and reading
   * @param month the first month
   * @param idleMonth a month in which nothing is stored or asked
   * @param perMillion for a million readings, or operations
   */
  public record Totals(
      BigDecimal run, BigDecimal month, BigDecimal idleMonth, PerMillion perMillion) {}

  /**
   * What a million costs, in dollars.
   *
   * @param all loading and reading
   * @param load loading alone
   */
  public record PerMillion(BigDecimal all, BigDecimal load) {}

  /** Copies the list. */
  public Costs {
    used = List.copyOf(used);
  }

  static Costs of(
      Projection projection,
      PerMillion perMillion,
      @Nullable Ceiling ceiling,
      @Nullable Bill frontDoor) {
    List<BillLine> used = new ArrayList<>(projection.run().lines());
    used.addAll(projection.apart().lines());
    Bill month = projection.month(1);
    return new Costs(
        used,
        month,
        new Totals(projection.runUsd(), month.total(), projection.idleMonthUsd(), perMillion),
        ceiling,
        frontDoor);
  }
}
