package dev.stowage.bench.prices;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a file of the AWS Price List holds for books.
 *
 * @param offers the products with their prices, in the order of the file
 * @param passedOver what was not taken
 * @param partial whether the file is one page of several
 */
record PriceList(List<Offer> offers, Tally passedOver, boolean partial) {

  /** Copies the list. */
  PriceList {
    offers = List.copyOf(offers);
  }

  /** The regions that the offers are sold in. */
  NavigableSet<String> regions() {
    NavigableSet<String> regions = new TreeSet<>();
    offers.forEach(offer -> offer.product().region().ifPresent(regions::add));
    return regions;
  }
}
