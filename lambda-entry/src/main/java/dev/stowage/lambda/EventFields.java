package dev.stowage.lambda;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Headers.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /**
   * Returns all pairs of a field that lists every value, and of one that has one value each those
   * whose names the first does not have.
   *
   * @param sameName compares two names as 0 when they are the same
   */
  List<Header> pairs(String several, String single, Comparator<String> sameName) {
    List<Header> all = new ArrayList<>(pairs(several));
    Set<String> names = new TreeSet<>(sameName);
    all.forEach(pair -> names.add(pair.name()));
    pairs(single).stream().filter(pair -> !names.contains(pair.name())).forEach(all::add);
    return all;
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
