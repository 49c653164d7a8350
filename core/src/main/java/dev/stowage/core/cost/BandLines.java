package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The consecutive lines of one usage type. Keeps the bands whole: from 0, unbroken, to Inf. */
final class BandLines {

  private static final String OPEN_END = "Inf";

  private final UsageType type;
  private final PriceBasis basis;
  private final List<PriceBand> bands = new ArrayList<>();
  private PriceLine last;

  BandLines(PriceLine first, PriceBasis basis) {
    this.type = first.type();
    this.basis = basis;
    this.last = first;
  }

  RateKey key() {
    return RateKey.of(type);
  }

  void add(PriceLine line, PriceBasis itsBasis) {
    if (!line.type().unit().equals(type.unit()) || !itsBasis.equals(basis)) {
      throw line.invalid("another unit or basis than the line before; all bands share them");
    }
    BigDecimal from = line.decimal("from");
    requireAdjoining(line, from);
    BigDecimal usd = line.decimal("usd");
    if (line.text("to").equals(OPEN_END)) {
      bands.add(new PriceBand(from, null, usd));
    } else {
      BigDecimal to = line.decimal("to");
      if (to.compareTo(from) <= 0) {
        throw line.invalid(
            "to is " + line.text("to") + "; more than from, which is " + line.text("from"));
      }
      bands.add(new PriceBand(from, to, usd));
    }
    last = line;
  }

  Rate rate() {
    if (bands.get(bands.size() - 1).to() != null) {
      throw last.invalid(type.name() + " ends here; its last band ends in " + OPEN_END);
    }
    return new Rate(type, bands, basis);
  }

  private void requireAdjoining(PriceLine line, BigDecimal from) {
    BigDecimal expected = bands.isEmpty() ? BigDecimal.ZERO : bands.get(bands.size() - 1).to();
    if (expected == null) {
      throw line.invalid(
          type.name() + " already has a price for every quantity; nothing follows " + OPEN_END);
    }
    int difference = from.compareTo(expected);
    if (difference != 0) {
      throw line.invalid(
          "from is "
              + line.text("from")
              + (difference > 0 ? " and leaves a gap; " : " and overlaps; ")
              + expected.toPlainString()
              + " is right");
    }
  }
}
