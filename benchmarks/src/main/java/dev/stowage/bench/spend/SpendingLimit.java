package dev.stowage.bench.spend;

import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.UsageType;
import java.math.BigDecimal;

/**
 * Adds up what a run's requests cost while it goes on, and breaks it off at a limit. Every request
 * is priced by itself, in the first band of its price, which is the dearest: so at the book's
 * prices the sum is never below the bill; a region that is dearer than the book's is not known
 * here. A request is counted once it was answered; those that are under way when the limit is
 * reached, one for each thread, are the most by which it can be passed.
 *
 * <p>It breaks off likewise when the run was asked to stop, so that no thread goes on writing what
 * another removes. Safe for use by many threads.
 */
public final class SpendingLimit implements Meter.Watcher {

  /** Thrown out of the request that passes the limit, and out of each after it. */
  public static final class Reached extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Reached(BigDecimal maxUsd) {
      super("the limit of $" + maxUsd.toPlainString() + " is reached");
    }
  }

  private final UnitPrices prices;
  private final BigDecimal maxUsd;
  private final Runnable check;
  private BigDecimal spentUsd = BigDecimal.ZERO;

  /**
   * Sets a limit.
   *
   * @param book the prices; it must price everything that the run uses
   * @param maxUsd the most that may be spent, in dollars
   * @param check throws once the run was asked to stop
   */
  public SpendingLimit(PriceBook book, BigDecimal maxUsd, Runnable check) {
    this.prices = new UnitPrices(book);
    this.maxUsd = maxUsd;
    this.check = check;
  }

  @Override
  public void used(UsageType type, BigDecimal quantity) {
    add(prices.usd(type, quantity));
    check();
  }

  /**
   * Breaks the run off when the limit is reached or the run was asked to stop.
   *
   * @throws Reached once a request has passed the limit
   */
  public void check() {
    if (isReached()) {
      throw new Reached(maxUsd);
    }
    check.run();
  }

  /**
   * Returns what was spent so far.
   *
   * @return dollars, exact
   */
  public synchronized BigDecimal spentUsd() {
    return spentUsd;
  }

  /**
   * Tells whether a request has passed the limit.
   *
   * @return true from then on
   */
  public boolean isReached() {
    return spentUsd().compareTo(maxUsd) > 0;
  }

  private synchronized void add(BigDecimal usd) {
    spentUsd = spentUsd.add(usd);
  }
}
