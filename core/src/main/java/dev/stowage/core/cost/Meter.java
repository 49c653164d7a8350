package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what calls would be billed. An adapter adds one entry for each request that reached the
 * service, retries included, under the phase that the caller has set; one whose requests nobody
 * bills adds none. A program that wants to know what one store costs gives its backend a meter of
 * its own. Safe for use by many threads.
 */
public final class Meter {

  private record Key(Phase phase, UsageType type, Basis basis) {

    /** As of every record; written out for a function's start, as in {@link UsageType}. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && phase == that.phase
          && type.equals(that.type)
          && basis == that.basis;
    }

    /** Agrees with {@link #equals}. */
    @Override
    public int hashCode() {
      return 31 * (31 * phase.hashCode() + type.hashCode()) + basis.hashCode();
    }
  }

  private record Total(BigDecimal quantity, long requests, BigDecimal least) {

    static Total of(BigDecimal quantity) {
      return new Total(quantity, 1, quantity);
    }

    Total plus(Total other) {
      return new Total(
          quantity.add(other.quantity), requests + other.requests, least.min(other.least));
    }
  }

  /** Is told what each request used, as soon as it was counted. */
  @FunctionalInterface
  public interface Watcher {

    /**
     * Looks at what one request used. What it throws breaks off the call that the request belongs
     * to and reaches its caller; the request itself has been carried out. So a watcher that throws
     * at each request lets every thread make one more at most. Must be safe for use by many
     * threads.
     *
     * @param type what was used
     * @param quantity how much, in the unit of the type
     */
    void used(UsageType type, BigDecimal quantity);
  }

  private final ConcurrentHashMap<Key, Total> totals = new ConcurrentHashMap<>();
  private final Watcher watcher;
  private volatile Phase phase = Phase.LOAD;

  /** Makes a meter that counts, and no more. */
  public Meter() {
    this((type, quantity) -> {});
  }

  /**
   * Makes a meter that somebody watches, for example to end a run that costs too much.
   *
   * @param watcher is told of each request
   */
  public Meter(Watcher watcher) {
    this.watcher = watcher;
  }

  /**
   * Sets the phase that later additions count under, those of all threads. A meter begins in {@link
   * Phase#LOAD}; who compares no phases leaves it there.
   *
   * @param next the phase that begins
   */
  public void enter(Phase next) {
    phase = next;
  }

  /**
   * Adds what one request used to the current phase.
   *
   * @param type what was used
   * @param quantity how much, in the unit of the type
   * @param basis measured or modelled
   */
  public void add(UsageType type, BigDecimal quantity, Basis basis) {
    totals.merge(new Key(phase, type, basis), Total.of(quantity), Total::plus);
    watcher.used(type, quantity);
  }

  /**
   * Returns everything counted so far.
   *
   * @return one entry for each phase, usage type and basis; in that order
   */
  public List<Usage> usage() {
    return totals.entrySet().stream()
        .map(e -> usage(e.getKey(), e.getValue()))
        .sorted(
            Comparator.comparing(Usage::phase)
                .thenComparing(u -> u.type().service())
                .thenComparing(u -> u.type().name())
                .thenComparing(Usage::basis))
        .toList();
  }

  private static Usage usage(Key key, Total total) {
    return new Usage(
        key.phase(), key.type(), total.quantity(), key.basis(), total.requests(), total.least());
  }
}
