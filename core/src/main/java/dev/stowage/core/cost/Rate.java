package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What one usage type costs: bands over the total of a month, as a book lists them.
 *
 * <p>The bands begin at 0 and follow each other without gap or overlap. Where the last one ends, no
 * price is known above. {@link PriceBookReader} refuses others.
 *
 * @param type what is charged, without a region prefix
 * @param bands the prices in rising order of quantity; at least one
 * @param basis why
 */
public record Rate(UsageType type, List<PriceBand> bands, PriceBasis basis) {

  /** Copies the list. */
  public Rate {
    bands = List.copyOf(bands);
  }

  /**
   * Makes a rate that is the same for every quantity.
   *
   * @param type what is charged
   * @param usd dollars for each unit
   * @param basis why
   * @return the rate
   */
  public static Rate flat(UsageType type, BigDecimal usd, PriceBasis basis) {
    return new Rate(type, List.of(new PriceBand(BigDecimal.ZERO, null, usd)), basis);
  }

  /** The listed bands, a leading free one at the price of the band after it, if that is known. */
  List<PriceBand> withoutFreeTier() {
    PriceBand first = bands.get(0);
    if (!first.isFree() || first.to() == null) {
      return bands;
    }
    if (bands.size() == 1) {
      return List.of();
    }
    PriceBand next = bands.get(1);
    List<PriceBand> paid = new ArrayList<>(bands.subList(1, bands.size()));
    paid.set(0, new PriceBand(BigDecimal.ZERO, next.to(), next.usd()));
    return paid;
  }

  /** The listed bands, the first units of the month free; they use up the start of the bands. */
  List<PriceBand> withFree(BigDecimal allowance) {
    if (allowance.signum() == 0) {
      return bands;
    }
    List<PriceBand> cut = new ArrayList<>();
    cut.add(new PriceBand(BigDecimal.ZERO, allowance, BigDecimal.ZERO));
    for (PriceBand band : bands) {
      BigDecimal to = band.to();
      if (to == null || to.compareTo(allowance) > 0) {
        cut.add(new PriceBand(band.from().max(allowance), to, band.usd()));
      }
    }
    return cut;
  }
}
