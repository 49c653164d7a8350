package dev.stowage.testkit.local.timestream;

import java.util.Locale;

/** The types of a measure. */
enum MeasureType {
  BIGINT,
  DOUBLE,
  VARCHAR,
  BOOLEAN,
  TIMESTAMP,
  MULTI;

  /** Returns the value that a text stands for: a Long, Double, String or Boolean. */
  Object parse(String path, String text) {
    try {
      return switch (this) {
        case BIGINT, TIMESTAMP -> Long.valueOf(text);
        case DOUBLE -> finite(Double.parseDouble(text));
        case VARCHAR -> text;
        case BOOLEAN -> truth(text);
        case MULTI -> throw new IllegalArgumentException("a value has a type of its own");
      };
    } catch (IllegalArgumentException notOfThisType) {
      throw Fault.validation(
          "The value " + TextRule.quoted(text) + " at '" + path + "' is no " + this);
    }
  }

  private static double finite(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("NaN and infinity cannot be written");
    }
    return value;
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
