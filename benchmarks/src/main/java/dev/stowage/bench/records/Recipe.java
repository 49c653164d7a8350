package dev.stowage.bench.records;

import dev.stowage.bench.workload.Feature;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a workload file says.
 *
 * @param name how the workload is called in reports
 * @param days how many days are run unless another number is asked for
 * @param perDay how often each operation comes a day; at least one comes, and no operation on links
 *     or pastes without their creation
 * @param shapes what the records look like
 */
public record Recipe(String name, int days, Map<Operation, Long> perDay, Shapes shapes) {

  /**
   * What the records look like.
   *
   * @param target how many bytes the targets of links have
   * @param linksEnd which links expire
   * @param pastes what pastes look like
   * @param counters how many counters there are
   */
  public record Shapes(Sizes target, Ending linksEnd, PasteShape pastes, int counters) {}

  /**
   * What pastes look like.
   *
   * @param size how many bytes they have
   * @param burnPercent how many of a hundred burn after reading
   * @param end which of them expire
   */
  public record PasteShape(Sizes size, BigDecimal burnPercent, Ending end) {}

  /** Copies the rates, in the order of the operations; what never comes is left out. */
  public Recipe {
    EnumMap<Operation, Long> coming = new EnumMap<>(Operation.class);
    perDay.entrySet().stream()
        .filter(rate -> rate.getValue() > 0)
        .forEach(rate -> coming.put(rate.getKey(), rate.getValue()));
    perDay = Collections.unmodifiableMap(coming);
  }

  /**
   * Returns what a store must offer.
   *
   * @return at least one feature, in the order of their declaration
   */
  public List<Feature> features() {
    return Stream.of(Feature.values())
        .filter(feature -> perDay.keySet().stream().anyMatch(each -> each.feature() == feature))
        .toList();
  }

  /**
   * Returns the most bytes that a request or an answer carries as content.
   *
   * @return those of a paste where pastes come, else those of a target
   */
  public long largestPayload() {
    return features().contains(Feature.PASTES)
        ? shapes.pastes().size().largest()
        : shapes.target().largest();
  }

  /**
   * Tells whether some of the links expire.
   *
   * @return true when links come, and a part of them ends
   */
  public boolean linksEnd() {
    return features().contains(Feature.LINKS) && shapes.linksEnd().percent().signum() > 0;
  }

  /** Returns how often an operation comes a day. */
  long rate(Operation operation) {
    return perDay.getOrDefault(operation, 0L);
  }

  /**
   * Returns how many operations come a day.
   *
   * @return at least 1
   */
  public long operationsPerDay() {
    return perDay.values().stream().mapToLong(Long::longValue).sum();
  }
}
