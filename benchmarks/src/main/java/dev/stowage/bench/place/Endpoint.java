package dev.stowage.bench.place;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.wiring.Wiring;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where the service of a store answers, told without asking any name server. */
final class Endpoint {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private Endpoint() {}

  /** Tells whether it can only be this machine. */
  static boolean isOnThisMachine(StoreUrl url) {
    return Wiring.endpoint(url).filter(Endpoint::isLoopback).isPresent();
  }

  /** Names a service for reports, and says where it is this machine's and not AWS's own. */
  static Host host(String service, StoreUrl url) {
    Optional<URI> endpoint = Wiring.endpoint(url);
    if (endpoint.isPresent()) {
      String place = service + " at " + endpoint.get();
      return isLoopback(endpoint.get())
          ? Host.free(place + ", on this machine and not AWS")
          : new Host(place, true);
    }
    String region = url.parameter("region").orElse("the region of the AWS default chain");
    return new Host("Amazon " + service + " in " + region, true);
  }

  private static boolean isLoopback(URI uri) {
    return uri.getHost() != null && LOOPBACK.contains(uri.getHost());
  }
}
