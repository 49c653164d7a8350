package dev.stowage.bench.place;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.testkit.memory.MemoryBackend;
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
  public boolean offers(StoreUrl url, Class<? extends Backend> port) {
    return port.isAssignableFrom(MemoryBackend.class);
  }

  @Override
  public Place find(StoreUrl url, int number) {
    return new MemoryPlace();
  }
}
