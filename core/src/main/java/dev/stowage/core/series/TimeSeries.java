package dev.stowage.core.series;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/**
 * Stores readings and answers what one asks of them, over any store: ranges, the latest reading,
 * averages by the hour, charts. What a program calls; {@link SeriesStore} is what an adapter
 * implements.
 *
 * <pre>{@code
 * TimeSeries service = new TimeSeries(backend.series());
 * Series series = new Series("balcony", RecordLayout.parse("time:42:ms temperature:14:0.1:-100"));
 * service.define(series);
 * service.append(series, Readings.builder(series.layout()).add(Instant.now(), 21.5).build());
 * Optional<Readings> latest = service.latest(series);
 * }</pre>
 *
 * <p>Safe for use by many threads. Errors are those of {@link SeriesStore}.
 */
public final class TimeSeries {

  private final SeriesStore store;
  private final ChartLimit charts;

  /**
   * Makes the service with the {@linkplain ChartLimit#standard standard} limit of charts.
   *
   * @param store where the series are
   */
  public TimeSeries(SeriesStore store) {
    this(store, ChartLimit.standard());
  }

  /**
   * Makes the service.
   *
   * @param store where the series are
   * @param charts how many readings charts may hold
   */
  public TimeSeries(SeriesStore store, ChartLimit charts) {
    this.store = store;
    this.charts = charts;
  }

  /**
   * Defines a series; see {@link SeriesStore#define}. Once is enough; every time the program starts
   * does no harm.
   *
   * @param series name and layout
   * @return whether it is new or was there with the same layout
   * @throws StowageException CONFLICT when the name has another layout
   */
  public SeriesStore.Defined define(Series series) {
    return store.define(series);
  }

  /**
   * Finds a series by its name.
   *
   * @param name the series name
   * @return the series, or empty when the name is not defined
   * @throws StowageException INVALID when the name breaks the name rule
   */
  public Optional<Series> find(String name) {
    return store.find(name);
  }

  /**
   * Lists the series, in no particular order; see {@link SeriesStore#list}.
   *
   * @param cursor {@link Page#FIRST}, or {@link Page#next()} of the page before
   * @return a page of series
   * @throws StowageException INVALID for a cursor that is none of the store's
   */
  public Page<Series> list(String cursor) {
    return store.list(cursor);
  }

  /**
   * Removes a series and all of its readings; see {@link SeriesStore#drop}.
   *
   * @param series name and layout
   * @throws StowageException CONFLICT when the name has another layout
   */
  public void drop(Series series) {
    store.drop(series);
  }

  /**
   * Returns a series that must be there.
   *
   * @param name the series name
   * @return the series
   * @throws StowageException INVALID when it is not defined, saying how to define it
   */
  public Series require(String name) {
    return store
        .find(name)
        .orElseThrow(
            () ->
                new StowageException(
                    ErrorKind.INVALID,
                    "series",
                    name,
                    "it is not defined; define it with a layout first"));
  }

  /**
   * Appends readings, which are durable when it returns; see {@link SeriesStore#append}.
   *
   * @param series a defined series
   * @param readings any number, in any order
   */
  public void append(Series series, Readings readings) {
    store.append(series, readings);
  }

  /**
   * Reads a range in time order, lazily by pages; see {@link SeriesStore#scan}.
   *
   * @param series a defined series
   * @param range the times to read
   * @return pages of readings, none of them empty
   */
  public Iterable<Readings> range(Series series, TimeRange range) {
    return store.scan(series, range);
  }

  /**
   * Reads the reading with the highest time.
   *
   * @param series a defined series
   * @return one reading, or empty when the series has none
   */
  public Optional<Readings> latest(Series series) {
    return store.latest(series);
  }

  /**
   * Reduces a range to one reading for each bucket that has any. Buckets are aligned to
   * 1970-01-01T00:00:00Z, so that two ranges give the same buckets where they overlap; the time of
   * the result is the beginning of its bucket. Lazy, by pages: whoever has enough breaks off, and
   * goes on later with a range that begins with the first bucket not taken.
   *
   * @param series a defined series
   * @param range the times to read
   * @param every the length of a bucket, a whole multiple of the layout's unit of time
   * @param as what becomes of a bucket, field by field
   * @return pages of one reading a bucket, in rising order of time, none of them empty
   * @throws StowageException INVALID for a bucket that is no such multiple
   */
  public Iterable<Readings> downsample(
      Series series, TimeRange range, Duration every, Aggregate as) {
    Buckets.checkLength(every, series.layout());
    Iterable<Readings> pages = store.scan(series, range);
    return () -> {
      Buckets buckets = new Buckets(series.layout(), every, as);
      Iterator<Readings> rest = pages.iterator();
      return new LazyPages(() -> buckets.next(rest));
    };
  }

  /**
   * Picks the readings of a range that keep the look of a line chart, by
   * Largest-Triangle-Three-Buckets. Holds the whole range packed in memory, within the {@link
   * ChartLimit} of this service.
   *
   * @param series a defined series
   * @param range the times to read
   * @param points how many to keep, at least 2
   * @param field the name of the field that is drawn
   * @return at most that many readings, unchanged, in rising order of time
   * @throws StowageException INVALID for fewer than 2 points or an unknown field; TOO_LARGE for a
   *     range of more readings than a chart may hold; THROTTLED when other charts hold too many now
   */
  public Readings chart(Series series, TimeRange range, int points, String field) {
    int index = series.layout().indexOf(field);
    if (index < 1) {
      throw new StowageException(
          ErrorKind.INVALID,
          "chart",
          series.name(),
          "no field "
              + Quoted.of(field, 40)
              + " to draw; its layout is \""
              + series.layout()
              + '"');
    }
    if (points < 2) {
      throw new StowageException(
          ErrorKind.INVALID, "chart", series.name(), points + " points; at least 2");
    }
    try (ChartLimit.Share share = charts.begin(series.name())) {
      ChartReadings readings = new ChartReadings(series.layout(), index);
      for (Readings page : store.scan(series, range)) {
        share.take(page.size());
        readings.add(page);
      }
      return readings.pick(points);
    }
  }
}
