package dev.stowage.dynamodb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How records and readings are read. */
public enum Reads {
  /** A read sees every write that was answered before it began; written {@code reads=strong}. */
  STRONG("strong"),
  /** At half the price, a read may miss the last writes; written {@code reads=eventual}. */
  EVENTUAL("eventual");

  private final String word;

  Reads(String word) {
    this.word = word;
  }

  /**
   * Returns the word used in a store URL.
   *
   * @return {@code strong} or {@code eventual}
   */
  public String word() {
    return word;
  }

  /** Tells whether a request asks for strong consistency. */
  boolean isStrong() {
    return this == STRONG;
  }

  /** The words of all values; the first is the default. */
  static List<String> words() {
    return Arrays.stream(values()).map(Reads::word).toList();
  }

  /** Finds the value of a word. */
  static Optional<Reads> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word.equals(word)).findFirst();
  }
}
