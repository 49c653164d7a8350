package dev.stowage.testkit.arch.offender.lambda;

import dev.stowage.testkit.arch.offender.serve.Server;

/** Offends: what AWS calls has no port. */
public final class KnowsAServer {
  public static int port(Server server) {
    return server.port();
  }
}
