package dev.stowage.testkit.local.timestream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads and moves the clock, which the service itself has no call for. The body is {@code set
 * INSTANT}, {@code advance DURATION} or {@code read}; the answer is what the clock then says.
 */
final class ClockHandler implements HttpHandler {

  private final StandInClock clock;

  ClockHandler(StandInClock clock) {
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String order = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = 200;
    String answer;
    try {
      obey(order.split(" ", 2));
      answer = clock.instant().toString();
    } catch (DateTimeException | IllegalArgumentException notUnderstood) {
      status = 400;
      answer = "not understood: " + order;
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void obey(String[] order) {
    switch (order[0]) {
      case "read" -> {}
      case "set" -> clock.set(Instant.parse(order[1]));
      case "advance" -> clock.advance(Duration.parse(order[1]));
      default -> throw new IllegalArgumentException(order[0]);
    }
  }
}
