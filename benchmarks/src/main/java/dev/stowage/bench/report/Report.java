package dev.stowage.bench.report;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.PeakMemory;
import dev.stowage.core.cost.Flip;
import dev.stowage.core.cost.PriceBook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finished comparison.
 *
 * @param plan what was run
 * @param book the prices
 * @param lines the lines in the order of the plan
 * @param flips the rates at which another line's month becomes the cheapest
 * @param memory the most that all processes of the run took; empty where it is not known
 */
public record Report(
    Comparison.Plan plan,
    PriceBook book,
    List<ReportLine> lines,
    List<Flip> flips,
    Optional<PeakMemory> memory) {

  /** The rates, in readings or operations a day, between which {@link #flips} were looked for. */
  public static final long LOWEST_RATE = 1;

  /** See {@link #LOWEST_RATE}. */
  public static final long HIGHEST_RATE = 1_000_000_000;

  /** Copies the lists. */
  public Report {
    lines = List.copyOf(lines);
    flips = List.copyOf(flips);
  }

  /** Makes a report of a run whose memory is not known. */
  Report(Comparison.Plan plan, PriceBook book, List<ReportLine> lines, List<Flip> flips) {
    this(plan, book, lines, flips, Optional.empty());
  }

  /**
   * Returns the same report with what the run took.
   *
   * @param peak the most memory that all processes took
   * @return the report
   */
  public Report with(Optional<PeakMemory> peak) {
    return new Report(plan, book, lines, flips, peak);
  }

  /** Returns what differs by what was done. */
  Wording wording() {
    return Wording.of(plan.work());
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
    return lines.stream().sorted(Comparator.comparingInt(ReportLine::rank)).toList();
  }
}
