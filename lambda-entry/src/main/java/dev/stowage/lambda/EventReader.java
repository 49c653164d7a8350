package dev.stowage.lambda;

import dev.stowage.core.error.StowageException;
import dev.stowage.http.Arrival;
import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import java.io.IOException;
import java.io.InputStream;

/** Turns the events that AWS sends for requests into requests. */
public final class EventReader {

  private EventReader() {}

  /**
   * Reads an event.
   *
   * @param event its JSON, as a function gets it; not closed
   * @return the request, and what brought it
   * @throws StowageException INVALID when it is no event of a known kind, naming those that are
   * @throws IOException when it cannot be read to its end
   */
  public static Event read(InputStream event) throws IOException {
    EventFields fields = EventParser.parse(event.readAllBytes());
    EventKind kind = kind(fields);
    return new Event(kind, request(kind, fields));
  }

  private static EventKind kind(EventFields fields) {
    if (fields.has("requestContext.elb")) {
      return fields.has("multiValueHeaders") ? EventKind.ALB_MULTI : EventKind.ALB;
    }
    if (fields.has("requestContext.http")
        && fields.text("version").filter("2.0"::equals).isPresent()) {
      return fields.text("requestContext.domainName").orElse("").contains(".lambda-url.")
          ? EventKind.FUNCTION_URL
          : EventKind.HTTP_V2;
    }
    if (fields.has("requestContext") && fields.text("httpMethod").isPresent()) {
      return EventKind.REST_V1;
    }
    throw EventFields.refused("this is no event of a request");
  }

  private static Request request(EventKind kind, EventFields fields) {
    String method =
        fields
            .text("httpMethod", "requestContext.http.method")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> EventFields.refused("the event has no method"));
    EventPath path = EventPath.of(kind, fields);
    String query = EventQuery.of(kind, fields);
    Headers headers = EventHeaders.of(kind, fields);
    return Request.of(method, query.isEmpty() ? path.path() : path.path() + '?' + query)
        .with(headers)
        .withBody(fields.body())
        .arrived(arrival(kind, fields, headers, path.base()));
  }

  /**
   * API Gateway and function URLs are reached by TLS alone, and say who is at the other end. A load
   * balancer writes both into headers, the address behind what the client wrote there.
   */
  private static Arrival arrival(EventKind kind, EventFields fields, Headers headers, String base) {
    if (kind.isLoadBalancer()) {
      return new Arrival(
          Forwarded.client(headers), Forwarded.scheme(headers), kind.carrier(), base);
    }
    String peer =
        fields.text("requestContext.http.sourceIp", "requestContext.identity.sourceIp").orElse("");
    return new Arrival(peer, "https", kind.carrier(), base);
  }
}
