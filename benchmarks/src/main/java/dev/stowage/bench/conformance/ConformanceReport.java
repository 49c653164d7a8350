package dev.stowage.bench.conformance;

import dev.stowage.bench.place.Place;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.core.cost.PriceBook;
import java.math.BigDecimal;
import java.util.List;

/**
 * What came of a run, with prices.
 *
 * @param stores the stores that are done, in the order of the run
 * @param ending how the run ended
 */
public record ConformanceReport(List<Priced> stores, Ending ending) {

  /**
   * How a run ended.
   *
   * @param leftovers what it made and could not remove: each {@link Place#what what it is}, a
   *     colon, and why it is still there
   * @param undone the stores that it did not come to, or not to their end, as they were given
   */
  public record Ending(List<String> leftovers, List<String> undone) {

    /** Copies the lists. */
    public Ending {
      leftovers = List.copyOf(leftovers);
      undone = List.copyOf(undone);
    }

    /** Tells whether a store was not done. */
    boolean isEarly() {
      return !undone.isEmpty();
    }

    /** Tells whether what was made for a store is gone. */
    boolean removed(StoreResult result) {
      String place = result.subject().place();
      return place.isEmpty() || leftovers.stream().noneMatch(left -> left.startsWith(place + ": "));
    }
  }

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
   * @param results a result for each store that is done
   * @param ending how the run ended
   * @param recorded what earlier runs used
   * @param book the prices
   * @return the report
   */
  public static ConformanceReport of(
      List<StoreResult> results, Ending ending, RecordedUsage recorded, PriceBook book) {
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
            .toList(),
        ending);
  }

  /**
   * Tells whether every store kept every rule that was to be run.
   *
   * @return false after a failure, and where the run ended early
   */
  public boolean passed() {
    return !ending.isEarly() && stores.stream().allMatch(store -> store.result().passed());
  }
}
