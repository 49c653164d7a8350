package dev.stowage.bench.compare;

import dev.stowage.bench.place.Places;
import dev.stowage.bench.workload.Batching;
import dev.stowage.core.backend.StoreUrl;

/**
 * One line of a comparison: a store and how readings are handed to it.
 *
 * @param text the line as it was given, which names it in every report
 * @param url the store
 * @param batching how readings are handed over
 */
public record StoreLine(String text, StoreUrl url, Batching batching) {

  /**
   * Tells whether the store is a bucket that everybody reads through its website.
   *
   * @return true for {@code website=true}
   */
  public boolean isWebsite() {
    return Places.isWebsite(url);
  }

  /**
   * Reads a line.
   *
   * @param text a store URL, and after a hash sign {@code batch=1}, {@code batch=N} or {@code
   *     batch=day}; without one {@code batch=1}
   * @return the line
   * @throws dev.stowage.core.error.StowageException INVALID when URL or fragment are not so written
   */
  public static StoreLine parse(String text) {
    int hash = text.indexOf('#');
    if (hash < 0) {
      return new StoreLine(text, StoreUrl.parse(text), Batching.AS_THEY_ARRIVE);
    }
    return new StoreLine(
        text, StoreUrl.parse(text.substring(0, hash)), Batching.parse(text.substring(hash + 1)));
  }
}
