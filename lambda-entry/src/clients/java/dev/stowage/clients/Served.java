package dev.stowage.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole interface on a port of this machine, for this machine alone. */
final class Served implements AutoCloseable {

  private final World world = new World(World.DIRECT, World::local);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  Served() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Host and port, as in a URL. */
  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What is served. */
  World world() {
    return world;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          Request.of(exchange.getRequestMethod(), exchange.getRequestURI().toString())
              .withBody(exchange.getRequestBody().readAllBytes());
      for (String name : exchange.getRequestHeaders().keySet()) {
        for (String value : exchange.getRequestHeaders().get(name)) {
          request = request.with(name, value);
        }
      }
      Response response = world.send(request);
      for (Headers.Header header : response.headers().list()) {
        exchange.getResponseHeaders().add(header.name(), header.value());
      }
      int length = response.body().length;
      exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(response.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
