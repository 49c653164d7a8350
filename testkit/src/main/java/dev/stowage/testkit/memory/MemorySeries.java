package dev.stowage.testkit.memory;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/** One series: packed records by time, under one lock. */
final class MemorySeries {

  private final Series series;
  private final TreeMap<Long, byte[]> records = new TreeMap<>();

  MemorySeries(Series series) {
    this.series = series;
  }

  Series series() {
    return series;
  }

  synchronized void put(Readings readings) {
    for (int i = 0; i < readings.size(); i++) {
      records.put(readings.micros(i), readings.packed(i));
    }
  }

  /** Removes what still has exactly these bytes; of two readings of one time the last counts. */
  synchronized long remove(Readings readings) {
    Readings last = readings.inTimeOrder();
    long removed = 0;
    for (int i = 0; i < last.size(); i++) {
      if (Arrays.equals(records.get(last.micros(i)), last.packed(i))) {
        records.remove(last.micros(i));
        removed++;
      }
    }
    return removed;
  }

  /** Returns the first readings at or after {@code from} and before {@code to}, if any. */
  synchronized Optional<Readings> page(long from, long to, int limit) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    records.subMap(from, to).values().stream().limit(limit).forEach(packed::writeBytes);
    return packed.size() == 0
        ? Optional.empty()
        : Optional.of(Readings.ofPacked(series.layout(), packed.toByteArray()));
  }

  synchronized Optional<Readings> latest() {
    return Optional.ofNullable(records.lastEntry())
        .map(last -> Readings.ofPacked(series.layout(), last.getValue()));
  }

  synchronized long size() {
    return records.size();
  }
}
