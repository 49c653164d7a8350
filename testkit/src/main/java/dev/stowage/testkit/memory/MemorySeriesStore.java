package dev.stowage.testkit.memory;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.LazyPages;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All series by name. The map decides atomically who defines a name; each {@link MemorySeries}
 * guards its own readings.
 */
final class MemorySeriesStore implements SeriesStore, DiscardsReadings {

  private static final int READINGS_PER_PAGE = 1_000;

  private final NavigableMap<String, MemorySeries> byName = new ConcurrentSkipListMap<>();

  @Override
  public Defined define(Series series) {
    MemorySeries stored = byName.putIfAbsent(series.name(), new MemorySeries(series));
    if (stored == null) {
      return Defined.NEW;
    }
    requireSameLayout("define", stored, series);
    return Defined.SAME;
  }

  @Override
  public Optional<Series> find(String name) {
    Series.checkName(name);
    return Optional.ofNullable(byName.get(name)).map(MemorySeries::series);
  }

  @Override
  public Page<Series> list(String cursor) {
    Page<MemorySeries> page = MemoryRecords.page(byName, cursor);
    return new Page<>(page.items().stream().map(MemorySeries::series).toList(), page.next());
  }

  @Override
  public void append(Series series, Readings readings) {
    MemorySeries stored = require("append", series);
    readings.requireLayout(series.layout());
    stored.put(readings);
  }

  @Override
  public Iterable<Readings> scan(Series series, TimeRange range) {
    require("scan", series);
    return () -> pages(series, range);
  }

  @Override
  public Optional<Readings> latest(Series series) {
    return require("latest", series).latest();
  }

  @Override
  public void drop(Series series) {
    MemorySeries stored = byName.get(series.name());
    if (stored != null) {
      requireSameLayout("drop", stored, series);
      byName.remove(series.name(), stored);
    }
  }

  @Override
  public long discard(Series series, Readings readings) {
    MemorySeries stored = require("discard", series);
    readings.requireLayout(series.layout());
    return stored.remove(readings);
  }

  /** Counts what is kept. */
  void addTo(MemoryFootprint footprint) {
    long bits = 0;
    for (MemorySeries stored : byName.values()) {
      long size = stored.size();
      bits += size * stored.series().layout().bits();
      footprint.add(size, 0, size * stored.series().layout().bytes());
    }
    footprint.add(0, (bits + 7) / 8, 0);
  }

  private Iterator<Readings> pages(Series series, TimeRange range) {
    return LazyPages.of(
        range, (from, to) -> require("scan", series).page(from, to, READINGS_PER_PAGE));
  }

  private MemorySeries require(String operation, Series series) {
    MemorySeries stored = byName.get(series.name());
    if (stored == null) {
      throw new StowageException(
          ErrorKind.INVALID,
          operation,
          series.name(),
          "the series is not defined; define it first");
    }
    requireSameLayout(operation, stored, series);
    return stored;
  }

  private static void requireSameLayout(String operation, MemorySeries stored, Series passed) {
    if (!stored.series().layout().equals(passed.layout())) {
      throw new StowageException(
          ErrorKind.CONFLICT,
          operation,
          passed.name(),
          "the series has the layout \"" + stored.series().layout() + "\"; use that");
    }
  }
}
