package dev.stowage.bench.compare;

import dev.stowage.bench.workload.Feature;
import java.time.LocalDate;
import java.util.List;

/** What a comparison does to every store. */
public sealed interface Work permits ReadingsWork, RecordsWork {

  /**
   * Returns the name used in reports.
   *
   * @return such as {@code journey}
   */
  String name();

  /**
   * Returns what a store must offer.
   *
   * @return at least one feature
   */
  List<Feature> features();

  /**
   * Returns the UTC day with which the store's clock begins.
   *
   * @return the first day of the workload
   */
  LocalDate firstDay();

  /**
   * Returns how many days the work is of.
   *
   * @return at least 1
   */
  int days();
}
