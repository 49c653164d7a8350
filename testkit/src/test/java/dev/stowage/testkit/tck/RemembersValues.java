package dev.stowage.testkit.tck;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps every value that a time ever had, oldest first, until it is discarded. */
abstract class RemembersValues extends HonestSeries {

  /** A reading of a series. */
  record Value(Series series, Readings reading) {}

  private final Map<String, Map<Long, List<Readings>>> values = new ConcurrentHashMap<>();

  final List<Readings> values(Series series, long micros) {
    return values
        .computeIfAbsent(series.name(), name -> new ConcurrentHashMap<>())
        .computeIfAbsent(micros, time -> new ArrayList<>());
  }

  @Override
  public synchronized void append(Series series, Readings readings) {
    super.append(series, readings);
    for (int i = 0; i < readings.size(); i++) {
      values(series, readings.micros(i)).add(readings.slice(i, i + 1));
    }
  }

  /** Goes through a batch one by one, each time once. */
  @Override
  public final synchronized long discard(Series series, Readings readings) {
    long removed = super.discard(series, Readings.none(readings.layout()));
    Readings sorted = readings.inTimeOrder();
    for (int i = 0; i < sorted.size(); i++) {
      removed += discardOne(series, sorted.slice(i, i + 1));
    }
    return removed;
  }

  final long remove(Series series, Readings reading) {
    return super.discard(series, reading);
  }

  abstract long discardOne(Series series, Readings reading);
}
