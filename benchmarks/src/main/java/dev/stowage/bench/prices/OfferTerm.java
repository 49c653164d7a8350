package dev.stowage.bench.prices;

import dev.stowage.core.cost.PriceBand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The price of a product from a day on.
 *
 * @param effective the first day
 * @param unit what the Price List counts
 * @param bands prices over the total of a month, from 0, without gap or overlap; where the last one
 *     ends, the list tells no price above
 */
record OfferTerm(LocalDate effective, String unit, List<PriceBand> bands) {

  /** Copies the list. */
  OfferTerm {
    bands = List.copyOf(bands);
  }

  /** Returns the quantity above which no price is told; empty when there is none. */
  Optional<BigDecimal> end() {
    return Optional.ofNullable(bands.get(bands.size() - 1).to());
  }

  /** Reads a term; its ranges come in any order. */
  static OfferTerm read(Origin origin, Map<?, ?> term, String at) {
    LocalDate effective =
        origin.day(origin.text(term, "effectiveDate", at), at + ": effectiveDate");
    List<OfferRange> ranges = new ArrayList<>();
    for (Object dimension : origin.object(term, "priceDimensions", at).values()) {
      ranges.add(OfferRange.read(origin, origin.asObject(dimension, at + ": a price"), at));
    }
    if (ranges.isEmpty()) {
      throw origin.invalid(at + ": a term without a price; at least one is right");
    }
    ranges.sort(Comparator.comparing(OfferRange::from));
    return new OfferTerm(effective, unit(origin, ranges, at), adjoining(origin, ranges, at));
  }

  private static String unit(Origin origin, List<OfferRange> ranges, String at) {
    List<String> units = ranges.stream().map(OfferRange::unit).distinct().toList();
    if (units.size() > 1) {
      throw origin.invalid(at + ": prices by " + units + "; one unit is right");
    }
    return units.get(0);
  }

  private static List<PriceBand> adjoining(Origin origin, List<OfferRange> ranges, String at) {
    List<PriceBand> bands = new ArrayList<>();
    BigDecimal next = BigDecimal.ZERO;
    for (OfferRange range : ranges) {
      if (next == null || range.from().compareTo(next) != 0) {
        throw origin.invalid(
            at
                + ": a range begins at "
                + OfferRange.plain(range.from())
                + " where "
                + (next == null ? "nothing" : OfferRange.plain(next))
                + " is right; ranges follow each other without gap or overlap");
      }
      bands.add(new PriceBand(range.from(), range.to(), range.usd()));
      next = range.to();
    }
    return bands;
  }
}
