package dev.stowage.file;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the tests of this package share: the journey's layout, readings, and how to open a store.
 */
final class FileStores {

  static final RecordLayout LAYOUT =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
              + " flags:5");
  static final Series SERIES = new Series("temp-1", LAYOUT);
  static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  private FileStores() {}

  /** Opens a store whose clock stands at the noon of the readings. */
  static FileBackend open(Path directory, Durability durability) {
    return open(directory, durability, new RealDisk());
  }

  static FileBackend open(Path directory, Durability durability, Disk disk) {
    return FileBackend.open(
        new FileConfig(directory, durability), context(), disk, LogSettings.standard());
  }

  static BackendContext context() {
    Random random = new Random(7);
    return new BackendContext(new Meter(), InstantSource.fixed(NOON), random::nextLong);
  }

  /**
   * Readings from a time on, one each 15 seconds, whose sensor is a number that tells them apart.
   */
  static Readings readings(Instant from, int count, int sensor) {
    ReadingsBuilder builder = Readings.builder(LAYOUT);
    for (int i = 0; i < count; i++) {
      builder.add(from.plusSeconds(15L * i), sensor, 21.5, 47, 2, 0, 200, 5);
    }
    return builder.build();
  }

  static Readings all(FileBackend store) {
    return all(store, SERIES, TimeRange.ALL);
  }

  static Readings all(FileBackend store, Series series, TimeRange range) {
    List<Readings> pages = new ArrayList<>();
    store.series().scan(series, range).forEach(pages::add);
    return Readings.concat(series.layout(), pages);
  }
}
