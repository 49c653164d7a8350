package dev.stowage.bench.conformance;

import dev.stowage.core.cost.Usage;
import java.util.List;

/** Tells what was used between two looks at a meter. */
final class UsedSince {

  private UsedSince() {}

  /** Subtracts what was used before from what was used until now. */
  static List<Usage> difference(List<Usage> now, List<Usage> before) {
    return now.stream()
        .map(usage -> before.stream().reduce(usage, UsedSince::without, (one, other) -> one))
        .filter(usage -> usage.quantity().signum() > 0)
        .toList();
  }

  private static Usage without(Usage usage, Usage earlier) {
    boolean same =
        usage.phase() == earlier.phase()
            && usage.type().equals(earlier.type())
            && usage.basis() == earlier.basis();
    return same
        ? new Usage(
            usage.phase(),
            usage.type(),
            usage.quantity().subtract(earlier.quantity()),
            usage.basis(),
            usage.requests() - earlier.requests(),
            usage.least())
        : usage;
  }
}
