package dev.stowage.bench.records;

import dev.stowage.bench.workload.Feature;
import dev.stowage.core.cost.Phase;
import java.util.Arrays;
import java.util.Optional;

/** What is done to links, pastes and counters; each is one call of their service. */
public enum Operation {
  /** Shortens an address. */
  LINKS_CREATE(Feature.LINKS, "create", Phase.LOAD),
  /** Asks where a link leads. */
  LINKS_FOLLOW(Feature.LINKS, "follow", Phase.READ),
  /** Deletes a link with its token. */
  LINKS_REMOVE(Feature.LINKS, "remove", Phase.LOAD),
  /** Keeps a paste. */
  PASTES_CREATE(Feature.PASTES, "create", Phase.LOAD),
  /** Reads a paste; one that burns is gone afterwards. */
  PASTES_READ(Feature.PASTES, "read", Phase.READ),
  /** Asks for the metadata of a paste. */
  PASTES_PEEK(Feature.PASTES, "peek", Phase.READ),
  /** Deletes a paste with its token. */
  PASTES_REMOVE(Feature.PASTES, "remove", Phase.LOAD),
  /** Adds one to a counter. */
  COUNTERS_ADD(Feature.COUNTERS, "add", Phase.LOAD),
  /** Asks for the value of a counter. */
  COUNTERS_READ(Feature.COUNTERS, "read", Phase.READ);

  private final Feature feature;
  private final String word;
  private final Phase phase;

  Operation(Feature feature, String word, Phase phase) {
    this.feature = feature;
    this.word = word;
    this.phase = phase;
  }

  /**
   * Returns the operation that makes the records of a feature, which its other operations need.
   *
   * @param feature links, pastes or counters
   * @return its first operation
   */
  static Operation making(Feature feature) {
    return Arrays.stream(values())
        .filter(operation -> operation.feature == feature)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(feature.label()));
  }

  /**
   * Finds an operation.
   *
   * @param key such as {@code links.create}
   * @return the operation, or empty when there is none of that name
   */
  static Optional<Operation> of(String key) {
    return Arrays.stream(values()).filter(operation -> operation.key().equals(key)).findFirst();
  }

  /**
   * Returns what it is done to.
   *
   * @return links, pastes or counters
   */
  public Feature feature() {
    return feature;
  }

  /**
   * Returns the phase that it is billed in: writing, or asking.
   *
   * @return LOAD or READ
   */
  public Phase phase() {
    return phase;
  }

  /**
   * Returns the name used in files and reports.
   *
   * @return such as {@code links.create}
   */
  public String key() {
    return feature.label() + '.' + word;
  }
}
