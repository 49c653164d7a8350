package dev.stowage.bench.spend;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.cost.Usage;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one run may spend, and has spent. What it does is counted by meters that end it at the
 * limit. Looking for places and removing what was made is counted aside, without a limit, because a
 * table that is left there costs more than the requests that remove it.
 */
public final class Spending {

  private final PriceBook book;
  private final SpendingLimit limit;
  private final Meter asideMeter = new Meter();
  private final BackendContext aside = BackendContext.system(asideMeter);

  /**
   * Begins with nothing spent.
   *
   * @param book the prices; it must price everything that the run uses
   * @param maxUsd the most that may be spent, in dollars
   * @param check throws once the run was asked to stop
   */
  public Spending(PriceBook book, BigDecimal maxUsd, Runnable check) {
    this.book = book;
    this.limit = new SpendingLimit(book, maxUsd, check);
    asideMeter.enter(Phase.INIT);
  }

  /**
   * Begins with nothing spent, where nobody sends a bill.
   *
   * @param book the prices
   * @param check throws once the run was asked to stop
   * @return counts, and has no limit
   */
  public static Spending unlimited(PriceBook book, Runnable check) {
    return new Spending(book, BigDecimal.valueOf(Long.MAX_VALUE), check);
  }

  /**
   * Makes a meter that counts towards the limit.
   *
   * @return a meter of its own, whose sum with all others is limited
   */
  public Meter meter() {
    return new Meter(limit);
  }

  /**
   * Returns the context for looking for places and for removing them.
   *
   * @return counts what is used, and never breaks off
   */
  public BackendContext aside() {
    return aside;
  }

  /**
   * Returns what was used for looking and removing.
   *
   * @return one entry for each usage type, under the phase of setting up
   */
  public List<Usage> asideUsage() {
    return asideMeter.usage();
  }

  /**
   * Breaks the run off where it makes no request itself: once the limit is reached, or the run was
   * asked to stop.
   *
   * @throws SpendingLimit.Reached once a request has passed the limit
   */
  public void check() {
    limit.check();
  }

  /**
   * Tells whether the limit has ended the run. Its exception may come out of a store's call
   * wrapped, or as whatever another thread made of it; this tells why in any case.
   *
   * @return true once a request has passed the limit
   */
  public boolean limitReached() {
    return limit.isReached();
  }

  /**
   * Returns what was spent so far, looking and removing included.
   *
   * @return dollars, exact, at the dearest price of each unit
   */
  public BigDecimal usd() {
    return Estimate.items("", asideUsage(), book).stream()
        .map(Estimate.Item::usd)
        .reduce(limit.spentUsd(), BigDecimal::add);
  }
}
