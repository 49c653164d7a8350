package dev.stowage.bench.report;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.series.RecordLayout;
import java.util.List;

/**
 * A finished comparison.
 *
 * @param plan what was run
 * @param book the prices
 * @param lines the lines in the order of the plan
 */
public record Report(Comparison.Plan plan, PriceBook book, List<ReportLine> lines) {

  /** Copies the list. */
  public Report {
    lines = List.copyOf(lines);
  }

  /**
   * Returns the layout of the readings.
   *
   * @return the layout of every series
   */
  public RecordLayout layout() {
    return plan.workload().series().get(0).layout();
  }

  /**
   * Tells whether every store returned exactly what it was given.
   *
   * @return true when all lines are verified
   */
  public boolean verified() {
    return lines.stream().allMatch(line -> line.result().verification().passed());
  }

  /**
   * Returns the lines by rank.
   *
   * @return the cheapest month first
   */
  public List<ReportLine> ranked() {
    return lines.stream().sorted(java.util.Comparator.comparingInt(ReportLine::rank)).toList();
  }
}
