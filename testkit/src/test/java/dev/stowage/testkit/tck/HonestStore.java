package dev.stowage.testkit.tck;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.Page;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Tariff;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.memory.MemoryBackend;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backend in memory that keeps every promise, and passes every call on where a subclass can break
 * it. Backend and ports are one object, so that a defect is one override.
 */
class HonestStore implements OffersDiscard, SeriesStore, DiscardsReadings {

  private final MemoryBackend memory = new MemoryBackend(BackendContext.system(new Meter()));

  OffersDiscard secondWriter(InstantSource clock) {
    return this;
  }

  void settle() {}

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
    List<Series> all = new ArrayList<>();
    Optional<String> cursor = Optional.of(Page.FIRST);
    while (cursor.isPresent()) {
      Page<Series> page = memory.series().list(cursor.get());
      all.addAll(page.items());
      cursor = page.next();
    }
    return all;
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
  public StoreTraits traits() {
    return memory.traits();
  }

  @Override
  public Meter meter() {
    return memory.meter();
  }

  @Override
  public Tariff tariff() {
    return memory.tariff();
  }

  @Override
  public Footprint footprint() {
    return memory.footprint();
  }

  @Override
  public void close() {}

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
