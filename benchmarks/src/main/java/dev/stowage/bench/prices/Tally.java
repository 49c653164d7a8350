package dev.stowage.bench.prices;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much was passed over, by the reason, in the order in which the reasons came up. */
final class Tally {

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  void add(String reason, int count) {
    if (count > 0) {
      counts.merge(reason, count, Integer::sum);
    }
  }

  Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
