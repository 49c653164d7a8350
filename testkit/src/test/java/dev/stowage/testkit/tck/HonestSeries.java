package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.Page;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A backend in memory that keeps every promise, and passes every call on where a subclass can break
 * it. Backend and ports are one object, so that a defect is one override.
 */
class HonestSeries extends HonestBackend implements OffersDiscard, SeriesStore, DiscardsReadings {

  OffersDiscard secondWriter(InstantSource clock) {
    return this;
  }

  /** What is stored, past every defect. */
  final Readings stored(Series series, TimeRange range) {
    List<Readings> pages = new ArrayList<>();
    memory.series().scan(series, range).forEach(pages::add);
    return Readings.concat(series.layout(), pages);
  }

  final Readings storedAt(Series series, long micros) {
    return stored(series, new TimeRange(Samples.instant(micros), Samples.instant(micros + 1)));
  }

  final Optional<Series> known(String name) {
    return memory.series().find(name);
  }

  final List<Series> all() {
    return BackendRules.walked(memory.series()::list);
  }

  /** Stores that pass: this one, and those that weaken a promise and say so. */
  static Map<String, Supplier<? extends HonestSeries>> withWeakerPromises() {
    Map<String, Supplier<? extends HonestSeries>> all = new LinkedHashMap<>();
    all.put("keeps every promise", HonestSeries::new);
    all.put(
        "orders by writer clocks and says so",
        () -> new ClockedStore(ConflictOrder.WRITER_CLOCK, ClockedStore.Stamps.RISING));
    all.put("is read late and says so", LateStore::new);
    all.put(
        "refuses times far ahead and says so",
        () -> new BoundedStore(BoundedStore.BOUNDED, BoundedStore.BOUNDED));
    return all;
  }

  /** Rewrites each reading of a batch. */
  static Readings altered(Readings readings, Consumer<long[]> change) {
    ReadingsBuilder builder = Readings.builder(readings.layout());
    for (int i = 0; i < readings.size(); i++) {
      long[] raws = new long[readings.layout().fields().size()];
      for (int f = 0; f < raws.length; f++) {
        raws[f] = readings.raw(i, f);
      }
      change.accept(raws);
      builder.addRaw(raws);
    }
    return builder.build();
  }

  @Override
  public SeriesStore series() {
    return this;
  }

  @Override
  public DiscardsReadings discards() {
    return this;
  }

  @Override
  public Defined define(Series series) {
    return memory.series().define(series);
  }

  @Override
  public Optional<Series> find(String name) {
    return memory.series().find(name);
  }

  @Override
  public Page<Series> list(String cursor) {
    return memory.series().list(cursor);
  }

  @Override
  public void append(Series series, Readings readings) {
    memory.series().append(series, readings);
  }

  @Override
  public Iterable<Readings> scan(Series series, TimeRange range) {
    return memory.series().scan(series, range);
  }

  @Override
  public Optional<Readings> latest(Series series) {
    return memory.series().latest(series);
  }

  @Override
  public void drop(Series series) {
    memory.series().drop(series);
  }

  @Override
  public long discard(Series series, Readings readings) {
    return memory.discards().discard(series, readings);
  }
}
