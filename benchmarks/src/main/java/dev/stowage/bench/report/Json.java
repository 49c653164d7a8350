package dev.stowage.bench.report;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, strings, numbers and nulls as JSON for programs and for readers. */
public final class Json {

  /** Lines for readers, but {@code "name":value} without spaces, as programs write it. */
  private static final JSON WRITER =
      JSON.std
          .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
          .with(
              new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.NONE)));

  private Json() {}

  /**
   * Makes an object of two fields.
   *
   * @param first a name
   * @param one its value
   * @param second another name
   * @param other its value
   * @return both, in this order
   */
  public static Map<String, Object> object(
      String first, @Nullable Object one, String second, @Nullable Object other) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(first, one);
    object.put(second, other);
    return object;
  }

  /**
   * Writes a value.
   *
   * @param value maps, lists, strings, numbers, booleans and nulls
   * @return JSON over several lines, the last of which ends in a line feed
   */
  public static String text(Object value) {
    try {
      return WRITER.asString(value) + "\n";
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }
}
