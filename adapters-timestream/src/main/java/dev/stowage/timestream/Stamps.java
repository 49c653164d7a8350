package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Times as Timestream's queries write them: {@code 2025-03-01 12:00:00.000000000}, in UTC. They
 * count nanoseconds in 64 bits, which end on 2262-04-11.
 */
final class Stamps {

  /** The last microsecond that Timestream can hold: 2262-04-11T23:47:16.854775Z. */
  static final long MAX_MICROS = Long.MAX_VALUE / 1_000;

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);

  private Stamps() {}

  static String of(long micros) {
    return LocalDateTime.ofInstant(ReadingTime.instant(micros), ZoneOffset.UTC).format(FORMAT);
  }

  /**
   * Reads microseconds since 1970.
   *
   * @throws IllegalArgumentException when it is no such time, or has a fraction of a microsecond
   */
  static long micros(String stamp) {
    Instant time;
    try {
      time = LocalDateTime.parse(stamp, FORMAT).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException notATime) {
      throw new IllegalArgumentException(stamp + " is no time", notATime);
    }
    if (time.getNano() % 1_000 != 0) {
      throw new IllegalArgumentException(stamp + " has a fraction of a microsecond");
    }
    return time.getEpochSecond() * 1_000_000L + time.getNano() / 1_000;
  }

  /** Refuses readings in time order whose last is beyond what Timestream can hold. */
  static void require(Call call, Readings readings) {
    int last = readings.size() - 1;
    if (readings.micros(last) > MAX_MICROS) {
      throw call.failed(
          ErrorKind.INVALID,
          readings.text(last, 0) + " is after 2262-04-11T23:47:16.854775Z, the last time there is");
    }
  }
}
