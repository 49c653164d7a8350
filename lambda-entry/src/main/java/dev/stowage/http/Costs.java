package dev.stowage.http;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Bill;
import dev.stowage.core.cost.BillLine;
import dev.stowage.core.cost.Charge;
import dev.stowage.core.cost.FreeTier;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Part;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the calls to the stores cost: of one answer, and of this process since it began.
 *
 * <p>A call is put to the request whose thread makes it. Where a store joins the calls of several
 * requests into one, the first of them pays for all; their sum is right.
 */
public final class Costs {

  private final PriceBook book;
  private final Instant since;
  private final Meter meter = new Meter(this::count);
  private final ThreadLocal<Map<UsageType, BigDecimal>> current =
      ThreadLocal.withInitial(HashMap::new);

  /**
   * Begins to count.
   *
   * @param book the prices
   * @param clock tells when it began
   */
  public Costs(PriceBook book, InstantSource clock) {
    this.book = book;
    this.since = clock.instant();
  }

  /**
   * Returns what the stores count with.
   *
   * @return the meter for their contexts
   */
  public Meter meter() {
    return meter;
  }

  /**
   * Returns when it began to count.
   *
   * @return an instant
   */
  public Instant since() {
    return since;
  }

  /**
   * Prices everything so far, without a free tier and without what a store costs while idle.
   *
   * @return a line for each usage type and basis
   * @throws dev.stowage.core.error.StowageException INVALID when the book lacks a price
   */
  public List<BillLine> lines() {
    List<Charge> charges =
        meter.usage().stream()
            .map(used -> new Charge(Part.LOAD, used.type(), used.quantity(), used.basis()))
            .toList();
    return Bill.of(charges, book, FreeTier.OFF).lines();
  }

  /**
   * Writes dollars.
   *
   * @param usd an exact amount
   * @return without exponent and trailing zeros
   */
  public static String text(BigDecimal usd) {
    return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
  }

  private void count(UsageType type, BigDecimal quantity) {
    current.get().merge(type, quantity, BigDecimal::add);
  }

  /** Begins a request on this thread. */
  void begin() {
    current.get().clear();
  }

  /** Prices what this thread used since {@link #begin}. */
  BigDecimal end() {
    Map<UsageType, BigDecimal> used = current.get();
    if (used.isEmpty()) {
      return BigDecimal.ZERO;
    }
    List<Charge> charges =
        used.entrySet().stream()
            .map(use -> new Charge(Part.LOAD, use.getKey(), use.getValue(), Basis.MEASURED))
            .toList();
    used.clear();
    return Bill.of(charges, book, FreeTier.OFF).total();
  }
}
