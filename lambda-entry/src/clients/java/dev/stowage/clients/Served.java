package dev.stowage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.contract.World;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The whole interface on a port of this machine, for this machine alone. */
final class Served implements AutoCloseable {

  private final World world = new World(World.DIRECT, World::local);
  private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
  private final HttpServer server =
      HttpServer.start(world.router()::begin, ServerOptions.local(0, errors::add));

  /** Host and port, as in a URL. */
  String authority() {
    return server.url().getAuthority();
  }

  /** What is served. */
  World world() {
    return world;
  }

  /** Stops, and makes sure that nothing went wrong meanwhile. */
  @Override
  public void close() {
    server.close();
    assertThat(errors).isEmpty();
    assertThat(world.failures()).isEmpty();
  }
}
