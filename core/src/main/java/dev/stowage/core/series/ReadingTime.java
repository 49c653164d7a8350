package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Times of readings: microseconds since 1970-01-01T00:00:00Z, up to the end of the year 9999, and
 * the text they are read from and written as.
 */
public final class ReadingTime {

  /** The highest time: 9999-12-31T23:59:59.999999Z. */
  public static final long MAX_MICROS = 253_402_300_799_999_999L;

  /** Microseconds in a UTC day. */
  public static final long MICROS_PER_DAY = 86_400_000_000L;

  private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  /** Offsets with and without a colon. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOptional(offset("+HH:MM"))
          .appendOptional(offset("+HHMM"))
          .appendOptional(offset("+HH"))
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

  /** A million years of 366 days. */
  private static final BigDecimal MOST_NANOS =
      BigDecimal.valueOf(366_000_000L * 86_400).multiply(NANOS_PER_SECOND);

  private ReadingTime() {}

  private static DateTimeFormatter offset(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendOffset(pattern, "Z")
        .toFormatter(Locale.ROOT);
  }

  /**
   * Returns the instant of a time.
   *
   * @param micros microseconds since 1970
   * @return the instant
   */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  /**
   * Returns the UTC day of a time.
   *
   * @param micros microseconds since 1970
   * @return the day
   */
  public static LocalDate utcDay(long micros) {
    return LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY));
  }

  /**
   * Writes a time as ISO-8601 in UTC, with 3 digits of fraction (s, ms) or 6 (us) only where the
   * fraction is not zero.
   *
   * @param micros 0 to {@link #MAX_MICROS}
   * @param resolution the layout's unit
   * @return for example {@code 2025-03-01T12:00:00Z}
   */
  public static String format(long micros, Resolution resolution) {
    long fraction = Math.floorMod(micros, 1_000_000L);
    String seconds =
        Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L))
            .atOffset(ZoneOffset.UTC)
            .toLocalDateTime()
            .withNano(0)
            .format(SECONDS);
    if (fraction == 0) {
      return seconds + "Z";
    }
    return seconds
        + (resolution == Resolution.MICROS
            ? String.format(Locale.ROOT, ".%06dZ", fraction)
            : String.format(Locale.ROOT, ".%03dZ", fraction / 1000));
  }

  /**
   * Reads a time: ISO-8601 with an offset or Z, or a number in the layout's unit.
   *
   * @param text the time
   * @param layout whose unit a number has
   * @return the time in units of the layout, not yet rounded
   * @throws StowageException INVALID when it is neither
   */
  static BigDecimal parse(String text, RecordLayout layout) {
    if (EPOCH.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.replace(',', '.'), ISO);
      requireDay(text);
      return units(time.toInstant(), layout.resolution());
    } catch (DateTimeException notIso) {
      throw new StowageException(
              ErrorKind.INVALID,
              "reading",
              "time",
              '"'
                  + shown(text)
                  + "\" is no time; write 2025-03-01T12:00:00Z, with an offset or Z, or a number"
                  + " of "
                  + layout.resolution().symbol()
                  + " since 1970; "
                  + range(layout))
          .causedBy(notIso);
    }
  }

  /** The parser of times knows 24:00, and takes the 30th of February for the last of that month. */
  private static void requireDay(String text) {
    DateTimeFormatter.ISO_LOCAL_DATE.parse(text, new ParsePosition(0));
  }

  /**
   * Reads a time that bounds a range: it need not fit a layout.
   *
   * @param text ISO-8601 with an offset or Z, or a number in the layout's unit
   * @param layout whose unit a number has
   * @return the instant, a number rounded up to its nanosecond
   * @throws StowageException INVALID when it is neither, or further from 1970 than a million years
   */
  public static Instant parseBound(String text, RecordLayout layout) {
    BigDecimal nanos =
        parse(text, layout)
            .multiply(BigDecimal.valueOf(layout.resolution().micros() * 1000))
            .setScale(0, RoundingMode.CEILING);
    if (nanos.abs().compareTo(MOST_NANOS) > 0) {
      throw new StowageException(
          ErrorKind.INVALID,
          "reading",
          "time",
          shown(text) + " is further from 1970 than a million years; " + range(layout));
    }
    BigDecimal[] parts = nanos.divideAndRemainder(NANOS_PER_SECOND);
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }

  /**
   * Returns an instant as a number of units since 1970, not rounded.
   *
   * @param time the instant
   * @param resolution the unit
   * @return the exact number
   */
  static BigDecimal units(Instant time, Resolution resolution) {
    BigDecimal nanos =
        BigDecimal.valueOf(time.getEpochSecond())
            .multiply(NANOS_PER_SECOND)
            .add(BigDecimal.valueOf(time.getNano()));
    return nanos.divide(
        BigDecimal.valueOf(resolution.micros() * 1000), 12, RoundingMode.UNNECESSARY);
  }

  /**
   * Rounds a time half-even to its unit and checks that it fits.
   *
   * @param units the time in units of the layout
   * @param layout the layout
   * @return the raw value of the time field
   * @throws StowageException INVALID when it is before 1970, after the year 9999 or too wide
   */
  static long raw(BigDecimal units, RecordLayout layout) {
    long max = maxRaw(layout);
    BigDecimal nearest = units.setScale(0, RoundingMode.HALF_EVEN);
    if (nearest.signum() < 0 || nearest.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw new StowageException(
          ErrorKind.INVALID,
          "reading",
          "time",
          shown(units.stripTrailingZeros().toPlainString())
              + " "
              + layout.resolution().symbol()
              + " since 1970 does not fit; "
              + range(layout));
    }
    return nearest.longValueExact();
  }

  /**
   * Returns the highest raw time of a layout: what its width holds, at most the end of 9999.
   *
   * @param layout the layout
   * @return units of the layout
   */
  static long maxRaw(RecordLayout layout) {
    return Math.min(layout.fields().get(0).maxRaw(), MAX_MICROS / layout.resolution().micros());
  }

  private static String range(RecordLayout layout) {
    long last = maxRaw(layout) * layout.resolution().micros();
    return "time holds 1970-01-01T00:00:00Z to " + format(last, layout.resolution());
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
