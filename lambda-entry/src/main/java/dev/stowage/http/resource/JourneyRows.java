package dev.stowage.http.resource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.http.Json;
import dev.stowage.http.MediaType;
import dev.stowage.http.readings.ReadingsForm;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The rows of the sensor journey: {@code {"sensor_timestamp":"2025-03-01 12:00:00","rawTemp":1215,
 * "humidity":47,"channel":2,"batteryLow":0,"signalStrength":200}}. The time is in UTC; degrees
 * Celsius are {@code (rawTemp - 1000) / 10}, so that the raw temperature is that of the layout.
 * {@code sensor} and {@code flags} are 0 unless given, and are not written when they are 0.
 */
final class JourneyRows implements ReadingsForm {

  /** 94 bits, in the order of {@link #NAMES}. */
  static final RecordLayout LAYOUT =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
              + " flags:5");

  /** The index of the channel in the layout. */
  static final int CHANNEL = 4;

  private static final List<String> NAMES =
      List.of(
          "sensor_timestamp",
          "sensor",
          "rawTemp",
          "humidity",
          "channel",
          "batteryLow",
          "signalStrength",
          "flags");

  private static final int SENSOR = 1;
  private static final int BATTERY_LOW = 5;
  private static final int FLAGS = 7;
  private static final String TIME_FORM = "YYYY-MM-DD HH:mm:ss";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Reads rows.
   *
   * @param json one row, or an array of rows
   * @return the readings, at least one
   * @throws StowageException INVALID for what is no such document, and for a row that does not fit,
   *     naming its number, field and range
   */
  static Readings read(byte[] json) {
    ReadingsBuilder rows = Readings.builder(LAYOUT);
    try (JsonParser parser = FACTORY.createParser(json)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        add(parser, rows);
      } else {
        require(first == JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          add(parser, rows);
        }
        require(parser.currentToken() == JsonToken.END_ARRAY);
      }
      require(parser.nextToken() == null);
    } catch (IOException malformed) {
      throw Json.malformed(malformed);
    }
    require(rows.size() > 0);
    return rows.build();
  }

  private static void add(JsonParser parser, ReadingsBuilder rows) throws IOException {
    String where = "body row " + (rows.size() + 1);
    long[] raws = new long[NAMES.size()];
    BitSet seen = new BitSet();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      int field = NAMES.indexOf(key);
      if (field < 0) {
        throw invalid(where, "there is no field " + Quoted.of(key, 40) + "; known are " + known());
      }
      if (seen.get(field)) {
        throw invalid(where, "field " + key + ": it comes twice; give it once");
      }
      seen.set(field);
      parser.nextToken();
      raws[field] = field == 0 ? time(parser, where) : whole(parser, field, where);
    }
    seen.set(SENSOR);
    seen.set(FLAGS);
    int missing = seen.nextClearBit(0);
    if (missing < NAMES.size()) {
      throw invalid(where, "field " + NAMES.get(missing) + ": it is missing; " + range(missing));
    }
    rows.addRaw(raws);
  }

  private static long time(JsonParser parser, String where) throws IOException {
    try {
      long millis =
          LocalDateTime.parse(parser.getText(), TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
      if (millis >= 0 && millis <= LAYOUT.fields().get(0).maxRaw()) {
        return millis;
      }
    } catch (DateTimeException noTime) {
      throw unfit(parser, 0, where).causedBy(noTime);
    }
    throw unfit(parser, 0, where);
  }

  private static long whole(JsonParser parser, int field, String where) throws IOException {
    if (field == BATTERY_LOW && parser.currentToken().isBoolean()) {
      return parser.getBooleanValue() ? 1 : 0;
    }
    try {
      if (parser.currentToken().isNumeric()) {
        long raw = new BigDecimal(parser.getText()).longValueExact();
        if (raw >= 0 && raw <= LAYOUT.fields().get(field).maxRaw()) {
          return raw;
        }
      }
    } catch (ArithmeticException | NumberFormatException noWhole) {
      throw unfit(parser, field, where).causedBy(noWhole);
    }
    throw unfit(parser, field, where);
  }

  private static StowageException unfit(JsonParser parser, int field, String where)
      throws IOException {
    return invalid(
        where,
        "field "
            + NAMES.get(field)
            + ": "
            + Quoted.of(parser.getText(), 40)
            + " does not fit; "
            + range(field));
  }

  private static String range(int field) {
    if (field == 0) {
      return "it is a text " + TIME_FORM + " in UTC, from 1970 to 2109";
    }
    String whole = "it is a whole number from 0 to " + LAYOUT.fields().get(field).maxRaw();
    return field == BATTERY_LOW ? whole + ", or false or true" : whole;
  }

  private static String known() {
    return String.join(", ", NAMES);
  }

  private static void require(boolean is) {
    if (!is) {
      throw invalid(
          "body", "write one row {\"sensor_timestamp\":\"" + TIME_FORM + "\", ...} or [row, ...]");
    }
  }

  private static StowageException invalid(String where, String what) {
    return new StowageException(ErrorKind.INVALID, "readings", where, what);
  }

  @Override
  public String mediaType() {
    return MediaType.JSON;
  }

  @Override
  public String head() {
    return "[";
  }

  @Override
  public byte[] row(Readings readings, int reading) {
    StringBuilder row = new StringBuilder(160);
    row.append("{\"sensor_timestamp\":\"")
        .append(TIME.format(readings.time(reading).atOffset(ZoneOffset.UTC)))
        .append('"');
    for (int field = 2; field < FLAGS; field++) {
      append(row, readings, reading, field);
    }
    for (int field : new int[] {SENSOR, FLAGS}) {
      if (readings.raw(reading, field) != 0) {
        append(row, readings, reading, field);
      }
    }
    return row.append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void append(StringBuilder row, Readings readings, int reading, int field) {
    row.append(",\"").append(NAMES.get(field)).append("\":").append(readings.raw(reading, field));
  }

  @Override
  public String separator() {
    return ",";
  }

  @Override
  public String tail() {
    return "]";
  }
}
