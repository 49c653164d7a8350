package dev.stowage.lambda;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Headers.Header;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of an event counts. Fields are named by the way to them, such as {@code
 * requestContext.http.method}; one that is null counts as absent.
 */
final class EventFields {

  private static final String KNOWN =
      "; known are events of API Gateway (REST APIs, HTTP APIs with payload format 1.0 or 2.0), of"
          + " Lambda function URLs and of Application Load Balancers";

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<Header>> pairs = new HashMap<>();
  private final Set<String> objects = new HashSet<>();
  private byte[] body = new byte[0];

  /** Words why an event is not taken. */
  static StowageException refused(String what) {
    return new StowageException(ErrorKind.INVALID, "event", "", what + KNOWN);
  }

  void put(String field, String text) {
    texts.put(field, text);
  }

  void put(String field, List<Header> several) {
    pairs.put(field, several);
  }

  void add(String object) {
    objects.add(object);
  }

  void body(byte[] bytes) {
    this.body = bytes;
  }

  /** Returns a text, a number, true or false as text. */
  Optional<String> text(String field) {
    return Optional.ofNullable(texts.get(field));
  }

  /** Returns the first text that is there. */
  Optional<String> text(String field, String otherwise) {
    return text(field).or(() -> text(otherwise));
  }

  /** Returns names and values in their order, a repeated name several times. */
  List<Header> pairs(String field) {
    return pairs.getOrDefault(field, List.of());
  }

  /** Tells whether an object is there, be it empty. */
  boolean has(String object) {
    return objects.contains(object) || pairs.containsKey(object);
  }

  /** Returns the body as it was sent. */
  byte[] body() {
    return body;
  }
}
