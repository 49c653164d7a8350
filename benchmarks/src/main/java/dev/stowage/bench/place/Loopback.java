package dev.stowage.bench.place;

import java.net.URI;
import java.util.Set;

/** Tells whether an address can only be this machine, without asking any name server. */
final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private Loopback() {}

  /** Tells it of a URI that was checked to be one. */
  static boolean isHostOf(String uri) {
    String host = URI.create(uri).getHost();
    return host != null && NAMES.contains(host);
  }
}
