package dev.stowage.bench.conformance;

import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.cost.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of one store.
 *
 * @param subject what was run, and where
 * @param traits the promises that the store says it weakens
 * @param ports a result for each port, offered or not, in their order
 * @param usage all that was used, making and removing included
 */
public record StoreResult(
    Ran subject, StoreTraits traits, List<PortResult> ports, List<Usage> usage) {

  /**
   * What was run, and where.
   *
   * @param store the store
   * @param engine what it ran on, such as {@code DynamoDB Local 3.3.1}
   * @param place what was made for it there, in words; empty for what came and went with the engine
   */
  public record Ran(Store store, String engine, String place) {}

  /** Copies the lists. */
  public StoreResult {
    ports = List.copyOf(ports);
    usage = List.copyOf(usage);
  }

  /** Returns the same with what else was used. */
  StoreResult using(List<Usage> more) {
    List<Usage> all = new ArrayList<>(usage);
    all.addAll(more);
    return new StoreResult(subject, traits, ports, all);
  }

  /**
   * Returns all results.
   *
   * @return by port and name
   */
  public List<RuleResult> rules() {
    return ports.stream().flatMap(port -> port.rules().stream()).toList();
  }

  /**
   * Tells whether the store kept every rule that was run.
   *
   * @return false after a failure
   */
  public boolean passed() {
    return rules().stream().allMatch(RuleResult::passed);
  }
}
