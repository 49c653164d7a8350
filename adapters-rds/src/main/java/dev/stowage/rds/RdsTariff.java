package dev.stowage.rds;

import dev.stowage.core.cost.Limit;
import dev.stowage.core.cost.RdsRules;
import dev.stowage.core.cost.Tariff;

/**
 * What the smallest instance is billed by the month, and how much it takes: RDS bills instance
 * hours and provisioned storage, used or not, and no requests. Blocks have a limit of their own,
 * because a day is packed and unpacked in memory.
 */
final class RdsTariff {

  private static final Tariff ROWS = RdsRules.tariff("db.t4g.micro");

  private static final Tariff BLOCKS =
      ROWS.limitedBy(
          new Limit(
              Limit.Measure.BYTES_OF_A_DAY,
              BlockSeries.MAX_CONTENT,
              (BlockSeries.MAX_CONTENT >> 20) + " MiB in the row of a day",
              "Stowage: a day is packed and unpacked in memory"));

  private RdsTariff() {}

  static Tariff of(SeriesForm form) {
    return switch (form) {
      case ROW -> ROWS;
      case BLOCK -> BLOCKS;
    };
  }
}
