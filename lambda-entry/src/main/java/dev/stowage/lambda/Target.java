package dev.stowage.lambda;

import dev.stowage.http.PercentEncoding;

/**
 * Makes text fit for a request line, and touches nothing else: what is printable ASCII stays as it
 * is, but for what would end the part of the target that it stands in.
 */
final class Target {

  private Target() {}

  /**
   * Encodes what cannot stand in a path: blanks, controls, everything beyond ASCII, {@code ?},
   * {@code #}, and a percent sign that begins no escape. An escape stays: an HTTP API hands the
   * path over decoded, so there it was a percent sign once, but no path of ours has one.
   */
  static String path(String text) {
    return encoded(text, "?#", true);
  }

  /** Encodes what cannot stand in a query: blanks, controls, everything beyond ASCII, {@code #}. */
  static String query(String text) {
    return encoded(text, "#", false);
  }

  private static String encoded(String text, String ends, boolean escapesAlone) {
    StringBuilder encoded = null;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      int next = at + Character.charCount(character);
      boolean stays =
          character > ' '
              && character < 0x7f
              && ends.indexOf(character) < 0
              && (character != '%' || !escapesAlone || isEscape(text, at));
      if (!stays && encoded == null) {
        encoded = new StringBuilder(text.length() + 16).append(text, 0, at);
      }
      if (encoded != null) {
        encoded.append(
            stays ? text.substring(at, next) : PercentEncoding.encode(text.substring(at, next)));
      }
      at = next;
    }
    return encoded == null ? text : encoded.toString();
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }
}
