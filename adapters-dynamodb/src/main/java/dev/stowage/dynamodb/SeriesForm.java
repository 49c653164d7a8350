package dev.stowage.dynamodb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the readings of a series lie in the table. */
public enum SeriesForm {
  /** One item for each reading; written {@code series=item}. */
  ITEM("item"),
  /** One item for each appended batch and UTC day; written {@code series=block}. */
  BLOCK("block");

  private final String word;

  SeriesForm(String word) {
    this.word = word;
  }

  /**
   * Returns the word used in a store URL.
   *
   * @return {@code item} or {@code block}
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
