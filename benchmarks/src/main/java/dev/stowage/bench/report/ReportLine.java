package dev.stowage.bench.report;

import dev.stowage.bench.compare.LineResult;

/**
 * One line of a report.
 *
 * @param result what was measured
 * @param logicalBytes what the readings need: bits of the layout times readings, over 8, rounded up
 * @param costs what it costs
 * @param rank 1 for the cheapest month
 */
public record ReportLine(LineResult result, long logicalBytes, Costs costs, int rank) {

  /**
   * Returns how many times the readings' own bytes are charged as storage.
   *
   * @return billed bytes over logical bytes
   */
  public double overhead() {
    return (double) result.footprint().billedBytes().value() / logicalBytes;
  }
}
