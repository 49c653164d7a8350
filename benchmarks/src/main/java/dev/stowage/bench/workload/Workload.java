package dev.stowage.bench.workload;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** Readings of some series that can be replayed any number of times, always the same. */
public interface Workload {

  /**
   * Returns the name used in reports.
   *
   * @return {@code journey}, or the name of a file
   */
  String name();

  /**
   * Returns the series. All of them have one layout.
   *
   * @return at least one series
   */
  List<Series> series();

  /**
   * Returns the UTC days that have readings.
   *
   * @return at least one day, in rising order
   */
  List<LocalDate> days();

  /**
   * Returns the seed that the readings are made from.
   *
   * @return the seed; empty where the readings were given
   */
  OptionalLong seed();

  /**
   * Returns how many readings a replay hands over; a time that comes twice counts twice.
   *
   * @return at least 1
   */
  long readings();

  /**
   * Hands over every reading, in the order of arrival.
   *
   * @param to takes the readings; what it throws ends the replay
   */
  void replay(Arrivals to);

  /**
   * Returns what a store must hold of a series after a replay: of two readings of one time the
   * later arrival.
   *
   * @param series a place in {@link #series()}
   * @return pages in time order, each time once, none of them empty
   */
  Iterator<Readings> expected(int series);
}
