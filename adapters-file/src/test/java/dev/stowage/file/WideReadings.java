package dev.stowage.file;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Readings of 64 fields, 61 bytes packed and 512 as columns; each follows from its number. */
enum WideReadings {
  /** Values that change slowly, as sensors' do. */
  STEADY,
  /** Values that nothing compresses. */
  NOISE;

  static final int FIELDS = 64;
  static final Series SERIES = new Series("wide", layout());
  static final LocalDate DAY = LocalDate.of(2025, 3, 1);

  private static final int BATCH = 2000;
  private static final int EVERY_MILLIS = 200;

  /** Appends so many readings of one day, batch by batch. */
  void append(FileBackend store, int count) {
    for (int from = 0; from < count; from += BATCH) {
      store.series().append(SERIES, batch(from, Math.min(BATCH, count - from)));
    }
  }

  /** Returns one reading of a day so many days after. */
  static Readings later(int days) {
    return STEADY.batch(days * (86_400_000 / EVERY_MILLIS), 1);
  }

  /** Returns the readings from a number on. */
  Readings batch(int from, int count) {
    long midnight = DAY.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    ReadingsBuilder builder = Readings.builder(SERIES.layout());
    long[] raws = new long[FIELDS];
    for (int i = from; i < from + count; i++) {
      raws[0] = midnight + (long) i * EVERY_MILLIS;
      for (int f = 1; f < FIELDS; f++) {
        raws[f] = value(i, f);
      }
      builder.addRaw(raws);
    }
    return builder.finish();
  }

  /** Returns the first and last time of so many readings, with values that they do not have. */
  Readings ofOthers(int count) {
    WideReadings other = this == NOISE ? STEADY : NOISE;
    return Readings.concat(SERIES.layout(), List.of(other.batch(0, 1), other.batch(count - 1, 1)));
  }

  private long value(int reading, int field) {
    return switch (this) {
      case STEADY -> (reading / (field + 3) + field) & 127;
      case NOISE -> mixed((long) reading * FIELDS + field) >>> 57;
    };
  }

  /** The last steps of SplitMix64. */
  private static long mixed(long number) {
    long once = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    return (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
  }

  private static RecordLayout layout() {
    StringBuilder text = new StringBuilder("time:42:ms");
    for (int f = 1; f < FIELDS; f++) {
      text.append(" f").append(f).append(":7");
    }
    return RecordLayout.parse(text.toString());
  }
}
