package dev.stowage.bench.workload;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three outdoor sensors that send four readings a minute each, from 2025-03-01T00:00:00Z: 5,760
 * readings a UTC day and series, 94 bits each. They arrive in time order over all series. Made as
 * they are asked for: the number of days costs no memory.
 */
public final class JourneyWorkload implements Workload {

  /** The layout of every reading: 94 bits, 12 bytes. */
  public static final RecordLayout LAYOUT =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1"
              + " signal:8 flags:5");

  /** The most days a journey can have: ten years. */
  public static final int MAX_DAYS = 3660;

  private static final int SENSORS = 3;
  private static final int SLOTS_PER_DAY = 5_760;

  private final int days;
  private final long seed;
  private final List<Sensor> sensors;

  /**
   * Plans a journey.
   *
   * @param days 1 to {@link #MAX_DAYS}
   * @param seed any number; the same seed gives the same bytes
   */
  public JourneyWorkload(int days, long seed) {
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days: " + days);
    }
    this.days = days;
    this.seed = seed;
    this.sensors =
        IntStream.rangeClosed(1, SENSORS).mapToObj(channel -> new Sensor(seed, channel)).toList();
  }

  @Override
  public String name() {
    return "journey";
  }

  @Override
  public List<Series> series() {
    return IntStream.rangeClosed(1, SENSORS)
        .mapToObj(channel -> new Series("temp-" + channel, LAYOUT))
        .toList();
  }

  @Override
  public List<LocalDate> days() {
    LocalDate first = LocalDate.ofInstant(Sensor.START, ZoneOffset.UTC);
    return Stream.iterate(first, day -> day.plusDays(1)).limit(days).toList();
  }

  @Override
  public OptionalLong seed() {
    return OptionalLong.of(seed);
  }

  @Override
  public long readings() {
    return slots() * SENSORS;
  }

  @Override
  public void replay(Arrivals to) {
    long[][] raws = new long[SENSORS][LAYOUT.fields().size()];
    int[] order = new int[SENSORS];
    for (long slot = 0; slot < slots(); slot++) {
      for (int s = 0; s < SENSORS; s++) {
        sensors.get(s).read(slot, raws[s]);
        insert(order, s, raws);
      }
      for (int s : order) {
        to.arrive(s, raws[s]);
      }
    }
  }

  /** Slots do not overlap, so sorting the readings of each slot sorts them all. */
  private static void insert(int[] order, int sensor, long[][] raws) {
    int at = sensor;
    while (at > 0 && raws[order[at - 1]][0] > raws[sensor][0]) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = sensor;
  }

  @Override
  public Iterator<Readings> expected(int series) {
    return IntStream.range(0, days).mapToObj(day -> day(series, day)).iterator();
  }

  private Readings day(int series, long day) {
    ReadingsBuilder builder = Readings.builder(LAYOUT);
    long[] raws = new long[LAYOUT.fields().size()];
    for (long slot = day * SLOTS_PER_DAY; slot < (day + 1) * SLOTS_PER_DAY; slot++) {
      sensors.get(series).read(slot, raws);
      builder.addRaw(raws);
    }
    return builder.build();
  }

  private long slots() {
    return (long) days * SLOTS_PER_DAY;
  }
}
