package dev.stowage.timestream;

import dev.stowage.core.backend.Page;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.util.Optional;

/** The port: a table for each series, a record for each reading. */
final class TimestreamSeriesStore implements SeriesStore {

  private final Definitions definitions;
  private final Appends appends;
  private final Scans scans;

  TimestreamSeriesStore(Definitions definitions, Appends appends, Scans scans) {
    this.definitions = definitions;
    this.appends = appends;
    this.scans = scans;
  }

  @Override
  public Defined define(Series series) {
    return definitions.define(series);
  }

  @Override
  public Optional<Series> find(String name) {
    return definitions.find(name);
  }

  @Override
  public Page<Series> list(String cursor) {
    return definitions.list(cursor);
  }

  @Override
  public void append(Series series, Readings readings) {
    Call call = new Call("append", series.name());
    Definition definition = definitions.require(call, series);
    readings.requireLayout(series.layout());
    if (!readings.isEmpty()) {
      appends.append(call, definition, readings.inTimeOrder());
    }
  }

  @Override
  public Iterable<Readings> scan(Series series, TimeRange range) {
    Call call = new Call("scan", series.name());
    definitions.require(call, series);
    return () -> scans.scan(call, definitions.require(call, series), range);
  }

  @Override
  public Optional<Readings> latest(Series series) {
    Call call = new Call("latest", series.name());
    return scans.latest(call, definitions.require(call, series));
  }

  @Override
  public void drop(Series series) {
    definitions.drop(series);
  }
}
