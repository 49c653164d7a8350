package dev.stowage.testkit.local.timestream;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON objects as maps. */
final class Json {

  private Json() {}

  static Map<String, Object> read(byte[] text) {
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException notJson) {
      throw Fault.unreadable("The body is no JSON object: " + notJson.getMessage());
    }
  }

  static byte[] bytes(Map<String, Object> object) {
    try {
      return JSON.std.asBytes(object);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
