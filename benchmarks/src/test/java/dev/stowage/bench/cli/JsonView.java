package dev.stowage.bench.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A JSON object, to look into. */
record JsonView(Map<String, Object> fields) {

  static JsonView of(String text) {
    try {
      return new JsonView(JSON.std.mapFrom(text));
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  @SuppressWarnings("unchecked")
  JsonView object(String name) {
    return new JsonView((Map<String, Object>) value(name));
  }

  @SuppressWarnings("unchecked")
  List<JsonView> objects(String name) {
    return ((List<Map<String, Object>>) value(name)).stream().map(JsonView::new).toList();
  }

  int number(String name) {
    return (Integer) value(name);
  }

  private Object value(String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }
}
