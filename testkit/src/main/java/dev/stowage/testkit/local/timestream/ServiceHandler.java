package dev.stowage.testkit.local.timestream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The wire protocol: one POST for each call, its operation in a header, JSON both ways. */
final class ServiceHandler implements HttpHandler {

  private static final String JSON = "application/x-amz-json-1.0";

  private final Service service;

  ServiceHandler(Service service) {
    this.service = service;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] request = exchange.getRequestBody().readAllBytes();
    try {
      answer(exchange, 200, call(exchange, request));
    } catch (Fault fault) {
      answer(exchange, fault.status(), fault.body());
    } catch (RuntimeException defect) {
      Fault fault = Fault.internal(defect);
      answer(exchange, fault.status(), fault.body());
    }
  }

  private Map<String, Object> call(HttpExchange exchange, byte[] body) {
    if (!header(exchange, "Authorization").contains("/timestream/aws4_request")) {
      throw Fault.unsigned();
    }
    if (!header(exchange, "Content-Type").equals(JSON)) {
      throw Fault.unreadable("The content type is " + JSON);
    }
    return service.call(header(exchange, "X-Amz-Target"), Json.read(body));
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = Json.bytes(body);
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
