package dev.stowage.bench.conformance;

import dev.stowage.bench.spend.Estimate;
import dev.stowage.core.cost.PriceBook;
import java.math.BigDecimal;
import java.util.List;

/**
 * What came of a run, with prices.
 *
 * @param stores the stores in the order of the run
 */
public record ConformanceReport(List<Priced> stores) {

  /**
   * A store with what its run cost.
   *
   * @param result what came of it
   * @param estimated what had been expected
   * @param used what was used; on an engine of one's own, as AWS would have billed it
   */
  public record Priced(
      StoreResult result, List<Estimate.Item> estimated, List<Estimate.Item> used) {

    /** Copies the lists. */
    public Priced {
      estimated = List.copyOf(estimated);
      used = List.copyOf(used);
    }

    /** Tells whether AWS bills such a store by its requests. */
    boolean isPriced() {
      return !estimated.isEmpty() || !used.isEmpty();
    }

    /** Returns what had been expected, in dollars. */
    BigDecimal estimateUsd() {
      return sum(estimated);
    }

    /** Returns what was used, in dollars. */
    BigDecimal usd() {
      return sum(used);
    }

    private static BigDecimal sum(List<Estimate.Item> items) {
      return items.stream().map(Estimate.Item::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** Copies the list. */
  public ConformanceReport {
    stores = List.copyOf(stores);
  }

  /**
   * Prices the results of a run.
   *
   * @param results a result for each store
   * @param recorded what earlier runs used
   * @param book the prices
   * @return the report
   */
  public static ConformanceReport of(
      List<StoreResult> results, RecordedUsage recorded, PriceBook book) {
    return new ConformanceReport(
        results.stream()
            .map(
                result -> {
                  Conformance.Store store = result.subject().store();
                  return new Priced(
                      result,
                      Estimate.items(store.text(), recorded.estimate(store), book),
                      Estimate.items(store.text(), result.usage(), book));
                })
            .toList());
  }

  /**
   * Tells whether every store kept every rule that was run.
   *
   * @return false after a failure
   */
  public boolean passed() {
    return stores.stream().allMatch(store -> store.result().passed());
  }
}
