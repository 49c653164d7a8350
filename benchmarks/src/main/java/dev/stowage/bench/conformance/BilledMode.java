package dev.stowage.bench.conformance;

import dev.stowage.bench.place.Places;
import dev.stowage.core.backend.StoreUrl;
import java.util.Optional;
import java.util.Set;

/** Names the ways of using a store that differ in what its rules are billed. */
final class BilledMode {

  private static final Set<Port> READINGS = Set.of(Port.SERIES, Port.DISCARD);

  private BilledMode() {}

  /**
   * Names the way in which a store keeps what a port is for.
   *
   * @param url the store
   * @param port the port
   * @return a URL with nothing but what matters, such as {@code dynamodb:?reads=strong}; empty for
   *     a store that nobody bills by its requests
   */
  static Optional<String> of(StoreUrl url, Port port) {
    return switch (url.scheme()) {
      case "dynamodb" -> Optional.of("dynamodb:?" + series(url, port) + reads(url));
      case "s3" -> Optional.of(Places.isWebsite(url) ? "s3:?website=true" : "s3:");
      case "timestream" -> Optional.of("timestream:");
      default -> Optional.empty();
    };
  }

  /** How readings are kept says nothing about links, pastes and counters. */
  private static String series(StoreUrl url, Port port) {
    return READINGS.contains(port) ? "series=" + url.parameter("series").orElse("item") + "&" : "";
  }

  private static String reads(StoreUrl url) {
    return "reads=" + url.parameter("reads").orElse("strong");
  }
}
