package dev.stowage.bench.records;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.cost.Phase;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations on records over some days.
 *
 * @param recipe which operations, and on what
 * @param days how many days, 1 to {@link #MAX_DAYS}
 * @param seed any number; the same seed gives the same ids, contents and order
 */
public record RecordWorkload(Recipe recipe, int days, long seed) {

  /** The most days: ten years. */
  public static final int MAX_DAYS = 3660;

  /** The most operations of all days together; what is known of their records is held in memory. */
  public static final long MAX_OPERATIONS = 10_000_000;

  /**
   * The first day. It lies far ahead of this machine's clock on purpose: a local engine that frees
   * expired records by its own clock would otherwise free records that by the workload's clock are
   * not over yet.
   */
  public static final LocalDate FIRST_DAY = LocalDate.of(2100, 1, 1);

  /** Refuses what is too much. */
  public RecordWorkload {
    if (days < 1 || days > MAX_DAYS || recipe.operationsPerDay() * days > MAX_OPERATIONS) {
      throw new IllegalArgumentException(days + " days of " + recipe.operationsPerDay());
    }
  }

  /**
   * Returns the name used in reports.
   *
   * @return the name that the file gives
   */
  public String name() {
    return recipe.name();
  }

  /**
   * Returns what a store must offer.
   *
   * @return at least one feature
   */
  public List<Feature> features() {
    return recipe.features();
  }

  /**
   * Returns how often each operation comes in all days together.
   *
   * @return those that come, in the order of their declaration
   */
  public Map<Operation, Long> operations() {
    Map<Operation, Long> operations = new LinkedHashMap<>();
    recipe.perDay().forEach((operation, rate) -> operations.put(operation, rate * days));
    return operations;
  }

  /**
   * Returns how many operations come in all days together.
   *
   * @return 1 to {@link #MAX_OPERATIONS}
   */
  public long total() {
    return recipe.operationsPerDay() * days;
  }

  /**
   * Returns how often one operation comes in all days together.
   *
   * @param operation which
   * @return 0 or more
   */
  public long count(Operation operation) {
    return recipe.rate(operation) * days;
  }

  /**
   * What costs are told for a million of.
   *
   * @param name {@code links.create}, {@code pastes.create} or {@code counters.add}; or {@code
   *     operations} where several features come
   * @param count how many of them all days together have
   */
  public record Unit(String name, long count) {}

  /**
   * Returns what costs are told for a million of: the operation that makes the records, with all
   * others that belong to it; of several features all operations alike.
   *
   * @return its name and count
   */
  public Unit unit() {
    if (features().size() > 1) {
      return new Unit("operations", total());
    }
    Operation making = Operation.making(features().get(0));
    return new Unit(making.key(), count(making));
  }

  /**
   * Returns what the costs of writing alone are told for a million of.
   *
   * @return how many operations make records; of several features, how many write
   */
  public long writes() {
    return features().size() == 1
        ? unit().count()
        : operations().entrySet().stream()
            .filter(operation -> operation.getKey().phase() == Phase.LOAD)
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  /**
   * Returns what the operations are done with.
   *
   * @return targets, contents, names and ids
   */
  public Materials materials() {
    return new Materials(recipe.shapes(), seed);
  }
}
