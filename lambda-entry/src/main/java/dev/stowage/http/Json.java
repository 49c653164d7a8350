package dev.stowage.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes JSON (RFC 8259): maps, lists, strings, numbers, booleans and nulls. */
public final class Json {

  private static final JSON WRITER =
      JSON.builder(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                  .build())
          .enable(JSON.Feature.WRITE_NULL_PROPERTIES, JSON.Feature.FAIL_ON_UNKNOWN_TYPE_WRITE)
          .disable(JSON.Feature.HANDLE_JAVA_BEANS)
          .build();

  private Json() {}

  /**
   * Words what a parser found wrong with JSON from outside.
   *
   * @param malformed what it threw
   * @return INVALID, with the parser's first line, cut: it may quote what came, of any length
   */
  public static StowageException malformed(IOException malformed) {
    String message =
        malformed instanceof JsonProcessingException known
            ? known.getOriginalMessage()
            : "it is not encoded as UTF-8";
    // Where a bracket was opened the parser tells in its own terms.
    String plain = message.lines().findFirst().orElse("").replaceAll(" \\(start marker at .*", "");
    String line = plain.replaceAll("[^\\x20-\\x7e]", "?");
    String shown = line.length() > 160 ? line.substring(0, 160) + "..." : line;
    return new StowageException(ErrorKind.INVALID, "body", "", "the body is no JSON: " + shown)
        .causedBy(malformed);
  }

  /**
   * Writes a value.
   *
   * @param value maps, lists, strings, numbers, booleans and nulls; decimals are written without
   *     exponent
   * @return UTF-8
   */
  public static byte[] bytes(Object value) {
    if (value instanceof String text && isPlain(text)) {
      return ('"' + text + '"').getBytes(StandardCharsets.US_ASCII);
    }
    try {
      return WRITER.asBytes(value);
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  /** Tells whether a text is written as it is: most addresses that a link leads to. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
