package dev.stowage.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Router;
import dev.stowage.serve.HttpServer;
import dev.stowage.serve.ServerOptions;
import dev.stowage.serve.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
      return sent(server.port(), request);
    }
  }

  private static Response sent(int port, Request request) {
    try (Wire wire = Wire.to(port)) {
      wire.send(head(request).getBytes(StandardCharsets.UTF_8)).send(request.body());
      return response(request.method().equals("HEAD") ? wire.answerToHead() : wire.answer());
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static String head(Request request) {
    StringBuilder head = new StringBuilder();
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    head.append(request.method()).append(' ').append(request.path()).append(query);
    head.append(" HTTP/1.1\r\n");
    if (!request.headers().has("Host")) {
      head.append("Host: localhost\r\n");
    }
    for (Headers.Header header : request.headers().list()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    head.append("Content-Length: ").append(request.body().length).append("\r\n");
    return head.append("Connection: close\r\n\r\n").toString();
  }

  private static Response response(Wire.Answer answer) {
    Response response = Response.empty(answer.status());
    String type = null;
    for (String line : answer.headers()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      if (name.equalsIgnoreCase("Content-Type")) {
        type = value;
      } else {
        response = response.with(name, value);
      }
    }
    return type == null ? response : withBody(response, type, answer.body());
  }

  private static Response withBody(Response head, String type, byte[] body) {
    Response response = Response.of(head.status(), type, body);
    for (Headers.Header header : head.headers().list()) {
      response = response.with(header.name(), header.value());
    }
    return response;
  }
}
