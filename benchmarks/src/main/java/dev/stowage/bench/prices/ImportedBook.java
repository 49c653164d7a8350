package dev.stowage.bench.prices;

import dev.stowage.core.cost.PriceBook;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A book made of a file.
 *
 * @param book the book
 * @param text the same in the line format
 * @param leftOut prices that the book should hold but cannot, each with the reason
 * @param passedOver how much else the file holds, by the reason
 */
public record ImportedBook(
    PriceBook book, String text, List<String> leftOut, Map<String, Integer> passedOver) {

  /** Copies the collections. */
  public ImportedBook {
    leftOut = List.copyOf(leftOut);
    passedOver = Collections.unmodifiableMap(new LinkedHashMap<>(passedOver));
  }
}
