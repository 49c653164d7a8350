package dev.stowage.core.series;

import dev.stowage.core.backend.Page;
import java.util.Optional;

/**
 * Keeps time series: readings under the key (series, time).
 *
 * <p><b>Promises.</b> The first {@link #define} of a name wins atomically until {@link #drop}. An
 * append is durable when it returns. Of two appends that do not overlap in time of call the later
 * wins, reading by reading. Readings may come late and out of order. Repeating an append that
 * failed is always safe. A scan that begins after an append returned sees it; what is appended
 * while a scan runs, it may or may not see, and it misses nothing that was there when it began.
 * Where a store's {@link dev.stowage.core.backend.StoreTraits traits} name a weaker promise, that
 * one holds.
 *
 * <p><b>Does not promise.</b> An append is not atomic: after an error any part of it may be stored.
 * Appends that run while the series is dropped may be lost with it; another process may take up to
 * a minute to notice that a series was dropped or defined anew.
 *
 * <p><b>Threads.</b> Safe for use by many threads.
 *
 * <p><b>Errors.</b> {@link dev.stowage.core.error.StowageException} of kind INVALID for a series
 * that is not defined or readings of another layout than their series, CONFLICT for a series that
 * is defined with another layout than the one passed, and the kinds that any store can answer.
 */
public interface SeriesStore {

  /** What {@link #define} found. */
  enum Defined {
    /** The series is new. */
    NEW,
    /** The series was there with the same layout; nothing was done. */
    SAME
  }

  /**
   * Defines a series.
   *
   * @param series name and layout
   * @return whether it is new or was there with the same layout
   * @throws dev.stowage.core.error.StowageException CONFLICT when the name has another layout
   */
  Defined define(Series series);

  /**
   * Finds a series by its name.
   *
   * @param name the series name
   * @return the series, or empty when the name is not defined
   * @throws dev.stowage.core.error.StowageException INVALID when the name breaks the name rule
   */
  Optional<Series> find(String name);

  /**
   * Lists the series, in no particular order.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of series
   * @throws dev.stowage.core.error.StowageException INVALID for a cursor that is none of ours
   */
  Page<Series> list(String cursor);

  /**
   * Appends readings. Within the batch the last reading of a time wins.
   *
   * @param series a defined series
   * @param readings any number, in any order; empty does nothing
   */
  void append(Series series, Readings readings);

  /**
   * Reads a range in time order, each time once.
   *
   * <p>Reading is lazy and by pages: each {@code next()} of the iterator fetches what it needs and
   * holds nothing afterwards. A scan can be broken off, and taken up later with a range that begins
   * after the last time seen. Each iterator reads afresh.
   *
   * @param series a defined series
   * @param range the times to read
   * @return pages of readings, none of them empty
   */
  Iterable<Readings> scan(Series series, TimeRange range);

  /**
   * Reads the reading with the highest time.
   *
   * @param series a defined series
   * @return one reading, or empty when the series has none
   */
  Optional<Readings> latest(Series series);

  /**
   * Removes a series and all of its readings. A name that is not defined is left alone.
   *
   * @param series name and layout
   * @throws dev.stowage.core.error.StowageException CONFLICT when the name has another layout
   */
  void drop(Series series);
}
