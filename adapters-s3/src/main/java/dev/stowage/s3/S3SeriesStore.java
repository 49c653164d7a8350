package dev.stowage.s3;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.LazyPages;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The port: a folder for each series, with its definition and an object for each UTC day. */
final class S3SeriesStore implements SeriesStore, DiscardsReadings {

  private final Definitions definitions;
  private final SeriesList list;
  private final Days days;
  private final DayList dayList;
  private final SwapQueues<SeriesDay, DayChange, Long> queues;
  private final LatestReading latest;
  private final Sweep sweep;
  private final Consumer<FootprintSum> footprint;

  S3SeriesStore(S3Bucket bucket, Keys keys, BackendContext context, Limits limits) {
    this.definitions = new Definitions(bucket, keys, context);
    this.list = new SeriesList(bucket, keys, definitions, limits);
    this.days = new Days(bucket, keys, definitions, limits);
    this.dayList = new DayList(bucket, keys);
    this.queues = new SwapQueues<>(new DaySwaps(days, context.random()), bucket::patience);
    this.latest = new LatestReading(days, dayList, context.clock());
    this.sweep = new Sweep(bucket, keys, definitions, dayList);
    this.footprint = sum -> new SeriesFootprint(bucket, keys, definitions, sum).measure();
  }

  @Override
  public Defined define(Series series) {
    return definitions.define(new Call("define", series.name()), series);
  }

  @Override
  public Optional<Series> find(String name) {
    Series.checkName(name);
    return definitions.read(new Call("find", name), name).map(stored -> stored.value().series());
  }

  @Override
  public Page<Series> list(String cursor) {
    return list.page(new Call("list", ""), cursor);
  }

  @Override
  public void append(Series series, Readings readings) {
    Call call = begin("append", series);
    readings.requireLayout(series.layout());
    for (Map.Entry<LocalDate, Readings> day : readings.byUtcDay().entrySet()) {
      queues.apply(call, new SeriesDay(series, day.getKey()), new DayChange.Append(day.getValue()));
    }
  }

  @Override
  public Iterable<Readings> scan(Series series, TimeRange range) {
    begin("scan", series);
    return () -> pages(begin("scan", series), series, range);
  }

  @Override
  public Optional<Readings> latest(Series series) {
    return latest.find(begin("latest", series), series);
  }

  @Override
  public void drop(Series series) {
    Call call = new Call("drop", series.name());
    sweep.run(call, series, definitions.delete(call, series));
  }

  @Override
  public long discard(Series series, Readings readings) {
    Call call = begin("discard", series);
    readings.requireLayout(series.layout());
    long removed = 0;
    for (Map.Entry<LocalDate, Readings> day : readings.inTimeOrder().byUtcDay().entrySet()) {
      removed +=
          queues.apply(
              call, new SeriesDay(series, day.getKey()), new DayChange.Discard(day.getValue()));
    }
    return removed;
  }

  void addTo(FootprintSum sum) {
    footprint.accept(sum);
  }

  /** Begins a call on readings: their series must be defined, and so. */
  private Call begin(String operation, Series series) {
    Call call = new Call(operation, series.name());
    call.refuseInterrupted();
    definitions.require(call, series);
    return call;
  }

  private Iterator<Readings> pages(Call call, Series series, TimeRange range) {
    if (range.fromMicros() >= range.toMicros()) {
      return Collections.emptyIterator();
    }
    Iterator<LocalDate> between =
        dayList.between(
            call,
            series,
            ReadingTime.utcDay(range.fromMicros()),
            ReadingTime.utcDay(range.toMicros() - 1));
    return new LazyPages(
        new DayScan(between, day -> days.read(call, new SeriesDay(series, day)).sealed(), range));
  }
}
