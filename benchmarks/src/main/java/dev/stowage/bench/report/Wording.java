package dev.stowage.bench.report;

import dev.stowage.bench.compare.ReadingsWork;
import dev.stowage.bench.compare.RecordsWork;
import dev.stowage.bench.compare.Work;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a report says otherwise of readings than of operations on records. */
interface Wording {

  /**
   * What a million costs.
   *
   * @param heading what stands over the column
   * @param field its name for programs
   * @param usd the dollars
   */
  record PerMillion(String heading, String field, Function<Costs.PerMillion, BigDecimal> usd) {}

  /** Returns the wording of what a comparison did. */
  static Wording of(Work work) {
    return work instanceof RecordsWork records
        ? new RecordsWording(records.workload())
        : new ReadingsWording((ReadingsWork) work);
  }

  /** Returns the lines that say what was run. */
  List<String> facts();

  /** Returns the same for programs. */
  Map<String, Object> fields();

  /** Returns what is kept: {@code readings} or {@code records}. */
  String kept();

  /** Returns what comes at a rate: {@code readings} or {@code operations}. */
  String coming();

  /** Returns how the bytes that are needed were counted. */
  String neededBecause();

  /** Tells whether what comes can wait outside the store until its batch is full. */
  boolean waits();

  /** Returns what a million is told of, and how. */
  List<PerMillion> perMillion();

  /**
   * Returns what a month's dollars are for a million of what the costs are told for.
   *
   * @param monthUsd dollars of a month at the rate of the run
   * @return empty where that is not told
   */
  Optional<BigDecimal> perMillionOf(BigDecimal monthUsd);

  /** Returns the notes on sums and on what was metered where; each ends in a line feed. */
  String notes();

  /** Returns the name of a field about {@link #coming}, such as {@code maxReadingsPerDay}. */
  default String maxPerDay() {
    return "max"
        + coming().substring(0, 1).toUpperCase(Locale.ROOT)
        + coming().substring(1)
        + "PerDay";
  }
}
