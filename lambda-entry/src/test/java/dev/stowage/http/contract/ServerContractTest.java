package dev.stowage.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Router;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;

/** Over a connection to the server of our own, one for each request. */
class ServerContractTest extends ApiContract {

  private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

  @AfterEach
  void nothingEscapedAHandler() {
    assertThat(errors).isEmpty();
  }

  @Override
  World.Transport transport() {
    return this::served;
  }

  private Response served(Router router, Request request) {
    try (HttpServer server = HttpServer.start(router::begin, ServerOptions.local(0, errors::add))) {
      return Wire.send(server.port(), request);
    }
  }
}
