package dev.stowage.bench.compare;

import java.net.URI;

/** Tells whether an address can only be this machine, without asking any name server. */
final class Loopback {

  private Loopback() {}

  static boolean isHostOf(URI uri) {
    String host = uri.getHost();
    return host != null
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.[0-9]{1,3}){3}"));
  }
}
