package dev.stowage.http.readings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Field;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.http.Json;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads readings from JSON: {@code {"readings":[{"time":"2025-03-01T12:00:00Z","temperature":21.5},
 * ...]}}. Each names every field of the layout once, as number or string, and nothing else; numbers
 * are exact decimals. Nothing is held but the batch.
 *
 * <p>The first reading that does not fit ends the reading with an error that names its number,
 * field and allowed range.
 */
public final class JsonReadings {

  /** NaN is no JSON, but is to be refused as a value of its field and not as a stray word. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final String name;
  private final RecordLayout layout;

  /**
   * Prepares to read.
   *
   * @param name what is read, for messages
   * @param layout the layout of the readings
   */
  public JsonReadings(String name, RecordLayout layout) {
    this.name = name;
    this.layout = layout;
  }

  /**
   * Reads a document.
   *
   * @param json UTF-8
   * @return the readings, at least one
   * @throws StowageException INVALID for what is no such document, for a reading that does not fit,
   *     and where there is none
   */
  public ReceivedReadings read(byte[] json) {
    ReadingsBuilder readings = Readings.builder(layout);
    try (JsonParser parser = FACTORY.createParser(json)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      require("readings".equals(parser.nextFieldName()));
      require(parser.nextToken() == JsonToken.START_ARRAY);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        add(parser, readings);
      }
      require(parser.currentToken() == JsonToken.END_ARRAY);
      require(parser.nextToken() == JsonToken.END_OBJECT);
      require(parser.nextToken() == null);
    } catch (IOException malformed) {
      throw Json.malformed(malformed);
    }
    if (readings.size() == 0) {
      throw invalid("", "there is no reading; give at least one");
    }
    long rounded = readings.rounded();
    return new ReceivedReadings(readings.finish(), rounded);
  }

  private void add(JsonParser parser, ReadingsBuilder readings) throws IOException {
    String where = " reading " + (readings.size() + 1);
    @Nullable String[] values = new String[layout.fields().size()];
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      int field = layout.indexOf(key);
      if (field < 0) {
        throw invalid(where, "there is no field " + Quoted.of(key, 40) + "; known are " + names());
      }
      if (values[field] != null) {
        throw invalid(where, "field " + key + ": it comes twice; give it once");
      }
      parser.nextToken();
      values[field] = parser.getText().strip();
      parser.skipChildren();
    }
    try {
      readings.addText(complete(values, where));
    } catch (StowageException refused) {
      throw refused.key().startsWith(name)
          ? refused
          : invalid(where, "field " + refused.key() + ": " + refused.what()).causedBy(refused);
    }
  }

  private String[] complete(@Nullable String[] values, String where) {
    String[] complete = new String[values.length];
    for (int f = 0; f < values.length; f++) {
      String value = values[f];
      if (value == null) {
        throw invalid(where, "field " + layout.fields().get(f).name() + ": " + missing(f));
      }
      complete[f] = value;
    }
    return complete;
  }

  private String missing(int field) {
    return field == 0
        ? "it is missing; write 2025-03-01T12:00:00Z, or a number of "
            + layout.resolution().symbol()
            + " since 1970"
        : "it is missing; it holds " + layout.fields().get(field).range();
  }

  private String names() {
    return layout.fields().stream().map(Field::name).collect(Collectors.joining(", "));
  }

  private void require(boolean is) {
    if (!is) {
      throw invalid("", "write {\"readings\":[{\"time\":...}, ...]} and nothing else");
    }
  }

  private StowageException invalid(String where, String what) {
    return new StowageException(ErrorKind.INVALID, "readings", name + where, what);
  }
}
