package dev.stowage.dynamodb;

import dev.stowage.core.backend.Page;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.util.Optional;

/** The port: definitions in one partition, readings in one of their own for each series. */
final class DynamoDbSeriesStore implements SeriesStore, DiscardsReadings {

  private final Definitions definitions;
  private final SeriesItems items;

  DynamoDbSeriesStore(Definitions definitions, SeriesItems items) {
    this.definitions = definitions;
    this.items = items;
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
      items.append(call, definition, readings.inTimeOrder());
    }
  }

  @Override
  public Iterable<Readings> scan(Series series, TimeRange range) {
    Call call = new Call("scan", series.name());
    definitions.require(call, series);
    return () -> items.scan(call, definitions.require(call, series), range);
  }

  @Override
  public Optional<Readings> latest(Series series) {
    Call call = new Call("latest", series.name());
    return items.latest(call, definitions.require(call, series));
  }

  @Override
  public void drop(Series series) {
    definitions.drop(series);
  }

  @Override
  public long discard(Series series, Readings readings) {
    Call call = new Call("discard", series.name());
    Definition definition = definitions.require(call, series);
    readings.requireLayout(series.layout());
    return readings.isEmpty() ? 0 : items.discard(call, definition, readings.inTimeOrder());
  }
}
