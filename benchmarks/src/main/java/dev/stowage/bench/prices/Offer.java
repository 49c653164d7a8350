package dev.stowage.bench.prices;

import dev.stowage.core.cost.UsageType;
import java.util.List;

/**
 * A product that a book may list, with its prices on demand.
 *
 * @param product the product
 * @param type what Stowage calls what is charged
 * @param terms its prices, each from a day on; at least one
 */
record Offer(OfferProduct product, UsageType type, List<OfferTerm> terms) {

  /** Copies the list. */
  Offer {
    terms = List.copyOf(terms);
  }
}
