package dev.stowage.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object from outside. Its fields are asked for by name and type; a {@code null} counts as
 * absent; unknown fields, and the same one twice, are refused, so that nothing is passed over.
 */
public final class JsonObject {

  private static final JSON READER =
      JSON.builder(new JsonFactory())
          .enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS, JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Map<String, @Nullable Object> fields;

  private JsonObject(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads an object.
   *
   * @param json UTF-8; no bytes at all are an object without fields
   * @param known the fields that it may have
   * @return the object
   * @throws StowageException INVALID when it is no JSON object or has another field
   */
  public static JsonObject read(byte[] json, Set<String> known) {
    if (json.length == 0) {
      return new JsonObject(Map.of());
    }
    if (!Utf8.isValid(json)) {
      throw invalid("", "the body is no UTF-8, in which JSON is written");
    }
    JsonObject object = new JsonObject(fields(json));
    for (String name : object.fields.keySet()) {
      if (!known.contains(name)) {
        throw invalid(
            Quoted.of(name, 40),
            "there is no such field; known are " + String.join(", ", new TreeSet<>(known)));
      }
    }
    return object;
  }

  private static Map<String, @Nullable Object> fields(byte[] json) {
    try (JsonParser parser = READER.createParser(json)) {
      Object value = READER.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw invalid("", "something follows the JSON object; send one alone");
      }
      if (value instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked") // The keys of a JSON object are strings.
        Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) map;
        return fields;
      }
      throw invalid("", "the body is no JSON object; it begins with { and ends with }");
    } catch (IOException malformed) {
      throw Json.malformed(malformed);
    }
  }

  /**
   * Returns a text.
   *
   * @param name the field
   * @return its value, or empty when it is absent
   * @throws StowageException INVALID when it is no string
   */
  public Optional<String> text(String name) {
    return value(name, String.class, "a string");
  }

  /**
   * Returns a text that must be there.
   *
   * @param name the field
   * @return its value
   * @throws StowageException INVALID when it is absent or no string
   */
  public String requireText(String name) {
    return text(name).orElseThrow(() -> invalid(name, "the field is missing; it is a string"));
  }

  /**
   * Returns a yes or no.
   *
   * @param name the field
   * @return its value, false when it is absent
   * @throws StowageException INVALID when it is neither true nor false
   */
  public boolean isSet(String name) {
    return value(name, Boolean.class, "true or false").orElse(false);
  }

  /**
   * Returns a number.
   *
   * @param name the field
   * @return its value, exact, or empty when it is absent
   * @throws StowageException INVALID when it is no number
   */
  public Optional<BigDecimal> number(String name) {
    return value(name, Number.class, "a number").map(number -> new BigDecimal(number.toString()));
  }

  /**
   * Returns the value as it came.
   *
   * @param name the field
   * @return a map, list, string, number or boolean, or empty when it is absent
   */
  public Optional<Object> any(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private <T> Optional<T> value(String name, Class<T> type, String what) {
    Object value = fields.get(name);
    if (value != null && !type.isInstance(value)) {
      throw invalid(name, "the field is " + what);
    }
    return Optional.ofNullable(type.cast(value));
  }

  private static StowageException invalid(String key, String what) {
    return new StowageException(ErrorKind.INVALID, "body", key, what);
  }
}
