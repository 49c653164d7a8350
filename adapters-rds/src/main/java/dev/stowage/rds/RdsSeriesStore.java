package dev.stowage.rds;

import dev.stowage.core.backend.Page;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.LazyPages;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.util.Optional;

/** The port: definitions in one table, the readings of each series in a table of its own. */
final class RdsSeriesStore implements SeriesStore, DiscardsReadings {

  private final Definitions definitions;
  private final SeriesTables tables;

  RdsSeriesStore(Definitions definitions, SeriesTables tables) {
    this.definitions = definitions;
    this.tables = tables;
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
    readings.requireLayout(series.layout());
    if (readings.isEmpty()) {
      definitions.require(call, series);
      return;
    }
    Readings inOrder = readings.inTimeOrder();
    definitions.using(
        call,
        series,
        definition -> {
          tables.append(call, definition, inOrder);
          return inOrder;
        });
  }

  @Override
  public Iterable<Readings> scan(Series series, TimeRange range) {
    Call call = new Call("scan", series.name());
    definitions.require(call, series);
    return () ->
        LazyPages.of(
            range,
            (from, to) ->
                definitions.using(
                    call, series, definition -> tables.page(call, definition, from, to)));
  }

  @Override
  public Optional<Readings> latest(Series series) {
    Call call = new Call("latest", series.name());
    return definitions.using(call, series, definition -> tables.latest(call, definition));
  }

  @Override
  public void drop(Series series) {
    definitions.drop(series);
  }

  @Override
  public long discard(Series series, Readings readings) {
    Call call = new Call("discard", series.name());
    readings.requireLayout(series.layout());
    if (readings.isEmpty()) {
      definitions.require(call, series);
      return 0;
    }
    Readings inOrder = readings.inTimeOrder();
    return definitions.using(call, series, definition -> tables.discard(call, definition, inOrder));
  }
}
