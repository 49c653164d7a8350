package dev.stowage.dynamodb;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.Optional;

/** How the readings of a defined series lie in its partition: one class for each form. */
interface SeriesItems {

  /** Stores readings that are in time order, each time once, at least one. */
  void append(Call call, Definition series, Readings readings);

  /** Reads a range by pages, none of them empty; each page is fetched when it is asked for. */
  Iterator<Readings> scan(Call call, Definition series, TimeRange range);

  /** Reads the reading of the highest time. */
  Optional<Readings> latest(Call call, Definition series);

  /** Discards readings that are in time order, each time once; returns how many went. */
  long discard(Call call, Definition series, Readings readings);
}
