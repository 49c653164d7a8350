package dev.stowage.rds;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the readings of a series lie in the database. */
public enum SeriesForm {
  /** One row for each reading, one typed column for each field; written {@code series=row}. */
  ROW("row"),
  /** One row for each UTC day, a sealed day in it; written {@code series=block}. */
  BLOCK("block");

  private final String word;

  SeriesForm(String word) {
    this.word = word;
  }

  /**
   * Returns the word used in a store URL.
   *
   * @return {@code row} or {@code block}
   */
  public String word() {
    return word;
  }

  /** The words of all values; the first is the default. */
  static List<String> words() {
    return Arrays.stream(values()).map(SeriesForm::word).toList();
  }

  /** Finds the value of a word. */
  static Optional<SeriesForm> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word.equals(word)).findFirst();
  }
}
