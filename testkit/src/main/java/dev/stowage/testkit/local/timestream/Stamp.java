package dev.stowage.testkit.local.timestream;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as queries write them: {@code 2025-03-01 12:00:00.000000000}, in UTC. */
final class Stamp {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private Stamp() {}

  /** Writes nanoseconds since 1970. */
  static String of(long nanos) {
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L),
            (int) Math.floorMod(nanos, 1_000_000_000L),
            ZoneOffset.UTC)
        .format(FORMAT);
  }

  /** Reads nanoseconds since 1970; they end on 2262-04-11, as the service's times do. */
  static long nanos(String stamp) {
    try {
      return ChronoUnit.NANOS.between(EPOCH, LocalDateTime.parse(stamp, FORMAT));
    } catch (DateTimeParseException | ArithmeticException notATime) {
      throw Fault.validation("'" + stamp + "' is not a valid timestamp literal");
    }
  }
}
