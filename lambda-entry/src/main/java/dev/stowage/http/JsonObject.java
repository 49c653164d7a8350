package dev.stowage.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object from outside. Its fields are asked for by name and type; a {@code null} counts as
 * absent; unknown fields, and the same one twice, are refused, so that nothing is passed over.
 *
 * <p>A field is a string, a number, true or false. What is not is refused where it begins: a tree
 * of it would take many times the memory of its text.
 */
public final class JsonObject {

  private static final JsonFactory FACTORY = new JsonFactory();

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
   * @throws StowageException INVALID when it is no JSON object, has another field or one twice, or
   *     one that is a list or an object
   */
  public static JsonObject read(byte[] json, Set<String> known) {
    if (json.length == 0) {
      return new JsonObject(Map.of());
    }
    if (!Utf8.isValid(json)) {
      throw invalid("", "the body is no UTF-8, in which JSON is written");
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw invalid("", "the body is no JSON object; it begins with { and ends with }");
      }
      Map<String, @Nullable Object> fields = fields(parser, known);
      if (parser.nextToken() != null) {
        throw invalid("", "something follows the JSON object; send one alone");
      }
      return new JsonObject(fields);
    } catch (IOException malformed) {
      throw Json.malformed(malformed);
    }
  }

  private static Map<String, @Nullable Object> fields(JsonParser parser, Set<String> known)
      throws IOException {
    Map<String, @Nullable Object> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (!known.contains(name)) {
        throw invalid(
            Quoted.of(name, 40),
            "there is no such field; known are " + String.join(", ", new TreeSet<>(known)));
      }
      if (fields.containsKey(name)) {
        throw invalid(name, "the field comes twice; give it once");
      }
      fields.put(name, scalar(parser, name));
    }
    return fields;
  }

  private static @Nullable Object scalar(JsonParser parser, String name) throws IOException {
    return switch (parser.nextToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> null;
      default ->
          throw invalid(
              name, "the field is a list or an object; give a string, a number, true or false");
    };
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
    return value(name, BigDecimal.class, "a number");
  }

  /**
   * Returns the value as it came.
   *
   * @param name the field
   * @return a string, a {@link BigDecimal} or a boolean, or empty when it is absent
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
