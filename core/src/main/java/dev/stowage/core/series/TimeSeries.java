package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Makes the service.
   *
   * @param store where the series are
   */
  public TimeSeries(SeriesStore store) {
    this.store = store;
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
   * the result is the beginning of its bucket. Reads page by page and holds one bucket.
   *
   * @param series a defined series
   * @param range the times to read
   * @param every the length of a bucket, a whole multiple of the layout's unit of time
   * @param as what becomes of a bucket, field by field
   * @return one reading a bucket, in rising order of time
   * @throws StowageException INVALID for a bucket that is no such multiple
   */
  public Readings downsample(Series series, TimeRange range, Duration every, Aggregate as) {
    Buckets buckets = new Buckets(series.layout(), every, as);
    store.scan(series, range).forEach(buckets::add);
    return buckets.finish();
  }

  /**
   * Picks the readings of a range that keep the look of a line chart, by
   * Largest-Triangle-Three-Buckets. Holds the whole range in memory: 8 bytes a field and reading.
   *
   * @param series a defined series
   * @param range the times to read
   * @param points how many to keep, at least 2
   * @param field the name of the field that is drawn
   * @return at most that many readings, unchanged, in rising order of time
   * @throws StowageException INVALID for fewer than 2 points or an unknown field
   */
  public Readings chart(Series series, TimeRange range, int points, String field) {
    int index = series.layout().indexOf(field);
    if (index < 1) {
      throw new StowageException(
          ErrorKind.INVALID,
          "chart",
          series.name(),
          "no field " + field + " to draw; its layout is \"" + series.layout() + '"');
    }
    if (points < 2) {
      throw new StowageException(
          ErrorKind.INVALID, "chart", series.name(), points + " points; at least 2");
    }
    List<Readings> pages = new ArrayList<>();
    store.scan(series, range).forEach(pages::add);
    return Lttb.pick(Readings.concat(series.layout(), pages), points, index);
  }
}
