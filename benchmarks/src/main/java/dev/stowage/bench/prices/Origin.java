package dev.stowage.bench.prices;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that prices are read from, for errors that name it, and the reading of single values.
 *
 * @param file its name
 */
record Origin(String file) {

  StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "import prices", file, what);
  }

  /** The object under a name; {@code at} says whose name it is. */
  Map<?, ?> object(Map<?, ?> parent, String name, String at) {
    return asObject(parent.get(name), at + ": " + name);
  }

  Map<?, ?> asObject(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw invalid(what + " is " + shown(value) + "; an object is right");
  }

  /** The text under a name, which must not be empty. */
  String text(Map<?, ?> parent, String name, String at) {
    if (parent.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw invalid(at + ": " + name + " is " + shown(parent.get(name)) + "; a text is right");
  }

  /** The UTC day of an instant such as {@code 2026-09-11T12:44:22Z}. */
  LocalDate day(String text, String at) {
    try {
      return Instant.parse(text).atZone(ZoneOffset.UTC).toLocalDate();
    } catch (DateTimeException unreadable) {
      throw invalid(at + " is '" + text + "'; a time such as 2026-09-11T12:44:22Z is right");
    }
  }

  static String shown(@Nullable Object value) {
    if (value == null) {
      return "missing";
    }
    return value instanceof Map<?, ?> ? "an object" : "'" + value + "'";
  }
}
