package dev.stowage.bench.compare;

import dev.stowage.core.backend.StoreUrl;
import java.util.Set;

/** {@code memory:}, the reference store. */
final class MemoryPlaces implements SchemePlaces {

  static final String SCHEME = "memory";

  @Override
  public void check(StoreUrl url) {
    if (url.namesAPlace()) {
      throw SchemePlaces.invalid(SCHEME + ":", "memory has no place to name; write memory:");
    }
    url.requireKnown(Set.of());
  }

  @Override
  public Place find(StoreUrl url, int number) {
    return new MemoryPlace();
  }
}
