package dev.stowage.testkit.local.timestream;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the service model says of a string. Lengths that the quotas page gives in bytes are counted
 * in UTF-8 bytes; for the ASCII that nearly all values are it is the same.
 *
 * @param min the shortest length
 * @param max the longest length
 * @param pattern what the whole of it matches
 */
record TextRule(int min, int max, Pattern pattern) {

  private static final Pattern ANY = Pattern.compile("(?s).*");

  /** A database or table that is to be made. */
  static final TextRule NEW_NAME = new TextRule(3, 256, Pattern.compile("[a-zA-Z0-9_.-]+"));

  /** A database or table that should be there. */
  static final TextRule NAME = plain(3, 256);

  static final TextRule ARN = plain(1, 1011);
  static final TextRule TAG_KEY = plain(1, 128);
  static final TextRule TAG_VALUE = plain(0, 256);
  static final TextRule DIMENSION_NAME =
      new TextRule(1, 60, Pattern.compile("(?!ts_|measure_value|measure_name$|time$)[^:]*"));
  static final TextRule DIMENSION_VALUE = plain(1, 2048);
  static final TextRule MEASURE_NAME =
      new TextRule(1, 256, Pattern.compile("(?!ts_|measure_value|measure_name$|time$)[^:]*"));
  static final TextRule MEASURE_VALUE = plain(1, 2048);
  static final TextRule TIME = plain(1, 256);
  static final TextRule QUERY = plain(1, 262_144);
  static final TextRule CLIENT_TOKEN = plain(32, 128);
  static final TextRule PAGE_TOKEN = plain(1, 2048);

  static TextRule plain(int min, int max) {
    return new TextRule(min, max, ANY);
  }

  /** Returns the text when it keeps to the rule. */
  String check(String path, String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length < min) {
      throw Fault.constraint(
          quoted(text), path, "Member must have length greater than or equal to " + min);
    }
    if (length > max) {
      throw Fault.constraint(
          quoted(text), path, "Member must have length less than or equal to " + max);
    }
    if (!pattern.matcher(text).matches()) {
      throw Fault.constraint(
          quoted(text), path, "Member must satisfy regular expression pattern: " + pattern);
    }
    return text;
  }

  static String quoted(String text) {
    return "'" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "'";
  }
}
