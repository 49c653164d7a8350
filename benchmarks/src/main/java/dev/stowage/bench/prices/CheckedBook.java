package dev.stowage.bench.prices;

import dev.stowage.core.cost.PriceBook;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a book found.
 *
 * @param book the book
 * @param ageDays days since its prices were last known to hold; null when it is not dated
 * @param answeredBy how many of the usage types that reports price each book of the chain answers
 *     for, by its name
 * @param failures what is wrong; empty when nothing is
 */
public record CheckedBook(
    PriceBook book,
    @Nullable Long ageDays,
    Map<String, Integer> answeredBy,
    List<String> failures) {

  /** Copies the collections. */
  public CheckedBook {
    answeredBy = Collections.unmodifiableMap(new LinkedHashMap<>(answeredBy));
    failures = List.copyOf(failures);
  }
}
