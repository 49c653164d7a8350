package dev.stowage.bench.conformance;

import java.util.Locale;

/**
 * How a store broke a rule.
 *
 * @param expected what the rule promises, in one line
 * @param seen what the store did instead, in one line
 * @param message all that the rule had to say, over as many lines as it took
 */
public record Failure(String expected, String seen, String message) {

  /** Longer lines flood a terminal and tell no more. */
  static final int MOST_SHOWN = 400;

  /** Enough for any message but one that holds a large paste. */
  static final int MOST_KEPT = 20_000;

  /** Makes a line of each, and cuts what is too long. */
  public Failure {
    expected = cut(oneLine(expected), MOST_SHOWN);
    seen = cut(oneLine(seen), MOST_SHOWN);
    message = cut(message.strip(), MOST_KEPT);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String cut(String text, int most) {
    return text.length() <= most
        ? text
        : String.format(
            Locale.ROOT, "%s... (%,d characters)", text.substring(0, most), text.length());
  }
}
