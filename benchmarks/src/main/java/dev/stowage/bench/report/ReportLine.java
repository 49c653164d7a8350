package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;

/**
 * One line of a report.
 *
 * @param result what was measured
 * @param needed what the store was to keep
 * @param costs what it costs
 * @param rank 1 for the cheapest month
 */
public record ReportLine(LineResult result, Needed needed, Costs costs, int rank) {

  /**
   * What a store is to keep of the workload, whether it does or not.
   *
   * @param records readings of different times, or links, pastes and counters
   * @param logicalBytes what they need without any encoding; for readings the bits of the layout
   *     times readings, over 8, rounded up
   */
  public record Needed(long records, long logicalBytes) {}

  /**
   * Returns how many times the workload's own bytes are charged as storage.
   *
   * @return billed bytes over logical bytes; 0 where nothing is to be kept
   */
  public double overhead() {
    return needed.logicalBytes() == 0
        ? 0
        : (double) result.footprint().billedBytes().value() / needed.logicalBytes();
  }
}
