package dev.stowage.bench.conformance;

import dev.stowage.core.cost.Usage;
import java.util.List;

/**
 * What came of one port of a store.
 *
 * @param port the port
 * @param offered whether the store offers it, by the type of its backend
 * @param rules a result for each rule, by their names; empty where none was run
 * @param usage what the rules used
 */
public record PortResult(Port port, boolean offered, List<RuleResult> rules, List<Usage> usage) {

  /** Copies the lists. */
  public PortResult {
    rules = List.copyOf(rules);
    usage = List.copyOf(usage);
  }

  /**
   * Tells whether the rules were run.
   *
   * @return false where the port is not offered, or was not asked for
   */
  public boolean ran() {
    return !rules.isEmpty();
  }

  /**
   * Returns how many rules the store kept.
   *
   * @return at most as many as there are
   */
  public int passed() {
    return (int) rules.stream().filter(RuleResult::passed).count();
  }
}
