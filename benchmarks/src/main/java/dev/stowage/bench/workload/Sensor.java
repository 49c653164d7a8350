package dev.stowage.bench.workload;

import java.time.Instant;

/**
 * One outdoor sensor, which sends one reading in each slot of 15 seconds, at a random moment of it.
 * Its reading of a slot depends on the seed, the channel and the slot alone.
 */
final class Sensor {

  /** The first slot begins here. */
  static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

  /** The length of a slot. */
  static final int SLOT_MILLIS = 15_000;

  private static final int SLOTS_PER_DAY = 5_760;
  private static final int BATTERY_WARNS_DAYS = 6;
  private static final int FLAG_RESTARTED = 1;
  private static final long[] IDS = {4660, 9113, 12021};
  private static final double[] SITE_DEGREES = {0, 0.6, -0.4};

  private final int channel;
  private final Weather weather;
  private final Noise jitter;
  private final Noise thermometer;
  private final Noise hygrometer;
  private final Noise radio;
  private final int batteryDays;
  private final int batteryAge;

  /**
   * Makes the sensor of a channel.
   *
   * @param seed the seed of the workload
   * @param channel 1 to 3
   */
  Sensor(long seed, int channel) {
    this.channel = channel;
    weather = new Weather(seed);
    long streams = 100L * channel;
    jitter = new Noise(seed, streams);
    thermometer = new Noise(seed, streams + 1);
    hygrometer = new Noise(seed, streams + 2);
    radio = new Noise(seed, streams + 3);
    Noise battery = new Noise(seed, streams + 4);
    batteryDays = 200 + battery.below(100, 0);
    batteryAge = battery.below(batteryDays, 1);
  }

  /**
   * Makes the reading of a slot.
   *
   * @param slot 0 or more, counted from {@link #START}
   * @param raws takes the raw integers of the journey's layout
   */
  void read(long slot, long[] raws) {
    long millis = START.toEpochMilli() + slot * SLOT_MILLIS + jitter.below(SLOT_MILLIS, slot);
    double seconds = millis / 1000.0;
    double degrees =
        weather.temperature(seconds)
            + SITE_DEGREES[channel - 1]
            + 0.08 * thermometer.gaussian(slot);
    double humidity = weather.humidity(seconds) + 0.6 * hygrometer.gaussian(slot);
    long age = (batteryAge + slot / SLOTS_PER_DAY) % batteryDays;
    raws[0] = millis;
    raws[1] = IDS[channel - 1];
    raws[2] = Math.round((degrees + 100) * 10);
    raws[3] = Math.min(100, Math.round(humidity));
    raws[4] = channel;
    raws[5] = age >= batteryDays - BATTERY_WARNS_DAYS ? 1 : 0;
    raws[6] = signal(slot);
    raws[7] = age == 0 && slot % SLOTS_PER_DAY == 0 ? FLAG_RESTARTED : 0;
  }

  private long signal(long slot) {
    double strength = 205 - 18 * channel + 10 * radio.smooth(slot / 700.0);
    return Math.round(strength + 2 * radio.gaussian(slot + (1L << 40)));
  }
}
