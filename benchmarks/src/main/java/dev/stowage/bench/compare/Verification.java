package dev.stowage.bench.compare;

import org.jspecify.annotations.Nullable;

/**
 * What reading everything back has shown.
 *
 * @param records how many readings, links, pastes and counters the store returned
 * @param difference the first of them that was not as it had been handed over, in words; null when
 *     every one was
 */
public record Verification(long records, @Nullable String difference) {

  /**
   * Tells whether the store returned exactly what it was given.
   *
   * @return true when there was no difference
   */
  public boolean passed() {
    return difference == null;
  }
}
