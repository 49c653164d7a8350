package dev.stowage.bench.prices;

import dev.stowage.core.cost.PriceBook;
import org.jspecify.annotations.Nullable;

/**
 * What a book that is imported should be.
 *
 * @param name its name; null for region and date of what is read, or the name it has
 * @param base what answers for what it does not list; null for none, or the base it has
 * @param region the region whose prices are taken; null when the file holds but one
 */
public record BookRequest(
    @Nullable String name, @Nullable PriceBook base, @Nullable String region) {

  @Nullable String baseName() {
    return base == null ? null : base.name();
  }
}
