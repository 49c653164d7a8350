package dev.stowage.core.error;

/**
 * Shows a text that broke a rule, which may be anything, in a message of one line: for the key and
 * the words of a {@link StowageException}.
 */
public final class Quoted {

  private Quoted() {}

  /**
   * Quotes a text.
   *
   * @param text any text
   * @param most how many characters are shown at most, above 0
   * @return the text in quotation marks, with a question mark for all that is not printable ASCII,
   *     and dots for what is left out
   */
  public static String of(String text, int most) {
    String safe = text.replaceAll("[^\\x20-\\x7e]", "?");
    return '"' + (safe.length() > most ? safe.substring(0, most) + "..." : safe) + '"';
  }
}
