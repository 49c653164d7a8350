package dev.stowage.bench.compare;

import dev.stowage.bench.workload.AtRisk;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.cost.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line's run came to, before any price.
 *
 * @param line the line
 * @param engine what the store ran on
 * @param measured what was counted
 */
public record LineResult(StoreLine line, String engine, Measured measured) {

  /**
   * What was counted.
   *
   * @param kept what the store keeps
   * @param atRest the bytes on its disk once it was closed and opened again; null where the disk
   *     cannot be seen
   * @param verification what reading back has shown
   * @param usage what would be billed, by phase
   */
  public record Measured(
      Kept kept, @Nullable Amount atRest, Verification verification, List<Usage> usage) {

    /** Copies the list. */
    public Measured {
      usage = List.copyOf(usage);
    }
  }

  /**
   * What a store keeps after the load.
   *
   * @param footprint records and bytes of the workload
   * @param atRisk what waited outside the store
   * @param tariff what the store is billed for by the month
   */
  public record Kept(Footprint footprint, AtRisk atRisk, Tariff tariff) {}

  /**
   * Returns what the store keeps of the workload.
   *
   * @return records and bytes
   */
  public Footprint footprint() {
    return measured.kept().footprint();
  }

  /**
   * Returns what waited outside the store because of the batches.
   *
   * @return readings and seconds
   */
  public AtRisk atRisk() {
    return measured.kept().atRisk();
  }

  /**
   * Returns what reading back has shown.
   *
   * @return how many readings, and the first difference
   */
  public Verification verification() {
    return measured.verification();
  }
}
