package dev.stowage.bench.compare;

import dev.stowage.bench.workload.AtRisk;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.cost.Usage;
import java.util.List;

/**
 * What a line's run came to, before any price.
 *
 * @param line the line
 * @param engine what the store ran on
 * @param tariff what the store is billed for by the month
 * @param measured what was counted
 */
public record LineResult(StoreLine line, String engine, Tariff tariff, Measured measured) {

  /**
   * What was counted.
   *
   * @param atRisk what waited outside the store
   * @param verification what reading back has shown
   * @param footprint what the store keeps of the workload
   * @param usage what would be billed, by phase
   */
  public record Measured(
      AtRisk atRisk, Verification verification, Footprint footprint, List<Usage> usage) {

    /** Copies the list. */
    public Measured {
      usage = List.copyOf(usage);
    }
  }
}
