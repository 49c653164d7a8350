package dev.stowage.rds;

import dev.stowage.core.series.Readings;
import java.util.Optional;

/** How the readings of a defined series lie in the database: one class for each form. */
interface SeriesTables {

  /** Stores readings that are in time order, each time once, at least one. */
  void append(Call call, Definition series, Readings readings);

  /**
   * Reads the first page of a range.
   *
   * @param from the first time, in microseconds
   * @param to the first time after the range
   * @return readings in time order; empty when the range has none
   */
  Optional<Readings> page(Call call, Definition series, long from, long to);

  /** Reads the reading of the highest time. */
  Optional<Readings> latest(Call call, Definition series);

  /** Discards readings that are in time order, each time once; returns how many went. */
  long discard(Call call, Definition series, Readings readings);
}
