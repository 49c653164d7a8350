package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.LazyPages;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.timestreamquery.model.Datum;
import software.amazon.awssdk.services.timestreamquery.model.Row;

/**
 * Reads readings back. A page of a scan is a query of its own, over the times that are left and for
 * as many records as a page has: so nothing is held between two pages, where a token would expire.
 * Because a query that comes alone is billed for 30 seconds, a page is large.
 */
final class Scans {

  private static final int READINGS_PER_PAGE = 10_000;

  private final Queries queries;
  private final TableNames names;

  Scans(Queries queries, TableNames names) {
    this.queries = queries;
    this.names = names;
  }

  /** Reads a range by pages, none of them empty; each page is fetched when it is asked for. */
  Iterator<Readings> scan(Call call, Definition series, TimeRange range) {
    return new LazyPages(new Range(call, series, range));
  }

  /** Reads the reading of the highest time. */
  Optional<Readings> latest(Call call, Definition series) {
    Readings last = readings(call, series, "", "DESC LIMIT 1");
    return Optional.of(last).filter(found -> !found.isEmpty());
  }

  /** Counts the readings that can be seen now. */
  long count(Call call, Definition series) {
    List<Row> rows = queries.rows(call, "SELECT count(*)" + from(series));
    return rows.isEmpty() ? 0 : Long.parseLong(rows.get(0).data().get(0).scalarValue());
  }

  /** Fetches a range, one query at each call. All that it keeps is where to go on. */
  private final class Range implements Supplier<Optional<Readings>> {

    private final Call call;
    private final Definition series;
    private final long last;
    private long from;

    Range(Call call, Definition series, TimeRange range) {
      this.call = call;
      this.series = series;
      this.from = range.fromMicros();
      this.last = Math.min(Stamps.MAX_MICROS, range.toMicros() - 1);
    }

    @Override
    public Optional<Readings> get() {
      if (from > last) {
        return Optional.empty();
      }
      String times =
          " AND time BETWEEN TIMESTAMP '"
              + Stamps.of(from)
              + "' AND TIMESTAMP '"
              + Stamps.of(last)
              + "'";
      Readings page = readings(call, series, times, "ASC LIMIT " + READINGS_PER_PAGE);
      // A page that is not full is the last one.
      from = page.size() < READINGS_PER_PAGE ? last + 1 : page.micros(page.size() - 1) + 1;
      return Optional.of(page).filter(found -> !found.isEmpty());
    }
  }

  private Readings readings(Call call, Definition series, String times, String order) {
    RecordLayout layout = series.series().layout();
    String columns =
        Columns.of(layout).fields().stream()
            .map(column -> ", \"" + column + "\"")
            .collect(Collectors.joining());
    List<Row> rows =
        queries.rows(
            call, "SELECT time" + columns + from(series) + times + " ORDER BY time " + order);
    ReadingsBuilder readings = Readings.builder(layout);
    for (Row row : rows) {
      add(call, readings, layout, row.data());
    }
    return readings.build();
  }

  private String from(Definition series) {
    return " FROM \""
        + names.database()
        + "\".\""
        + names.table(series.series().name())
        + "\" WHERE \""
        + Columns.GENERATION
        + "\" = '"
        + series.generation()
        + "'";
  }

  private static void add(
      Call call, ReadingsBuilder readings, RecordLayout layout, List<Datum> row) {
    String time = String.valueOf(row.get(0).scalarValue());
    try {
      long unit = layout.resolution().micros();
      long micros = Stamps.micros(time);
      if (micros % unit != 0) {
        throw new IllegalArgumentException(time + " is between two times of the layout");
      }
      long[] raws = new long[row.size()];
      raws[0] = micros / unit;
      for (int f = 1; f < raws.length; f++) {
        raws[f] = Long.parseLong(row.get(f).scalarValue());
      }
      readings.addRaw(raws);
    } catch (IllegalArgumentException | StowageException foreign) {
      throw call.failed(
              ErrorKind.CORRUPT, "the record of " + time + " does not fit: " + foreign.getMessage())
          .causedBy(foreign);
    }
  }
}
