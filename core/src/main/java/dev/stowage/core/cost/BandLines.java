package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The consecutive lines of one usage type. Keeps the bands whole: from 0, unbroken, to Inf, where
 * the last line may say that no price is known from there on.
 */
final class BandLines {

  private static final String OPEN_END = "Inf";
  private static final String NOT_KNOWN = "-";

  private final UsageType type;
  private final PriceBasis basis;
  private final List<PriceBand> bands = new ArrayList<>();
  private PriceLine last;
  private boolean closed;

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
    closed = line.text("to").equals(OPEN_END);
    if (line.text("usd").equals(NOT_KNOWN)) {
      requireLastOfSeveral(line);
    } else {
      bands.add(new PriceBand(from, closed ? null : end(line, from), line.decimal("usd")));
    }
    last = line;
  }

  private static BigDecimal end(PriceLine line, BigDecimal from) {
    BigDecimal to = line.decimal("to");
    if (to.compareTo(from) <= 0) {
      throw line.invalid(
          "to is " + line.text("to") + "; more than from, which is " + line.text("from"));
    }
    return to;
  }

  private void requireLastOfSeveral(PriceLine line) {
    if (bands.isEmpty() || !closed) {
      throw line.invalid(
          "usd is "
              + NOT_KNOWN
              + ", not known; that stands only above the known prices of a type, up to "
              + OPEN_END);
    }
  }

  Rate rate() {
    if (!closed) {
      throw last.invalid(type.name() + " ends here; its last band ends in " + OPEN_END);
    }
    return new Rate(type, bands, basis);
  }

  private void requireAdjoining(PriceLine line, BigDecimal from) {
    BigDecimal expected = bands.isEmpty() ? BigDecimal.ZERO : bands.get(bands.size() - 1).to();
    if (closed || expected == null) {
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
