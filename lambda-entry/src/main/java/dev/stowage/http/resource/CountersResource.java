package dev.stowage.http.resource;

import dev.stowage.core.counter.Counters;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Caller;
import dev.stowage.http.Etag;
import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.JsonObject;
import dev.stowage.http.MediaType;
import dev.stowage.http.Problem;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counters: {@code /api/counters/{name}}, and each as a picture, {@code .svg}. */
public final class CountersResource implements Resource {

  private static final int MAX_BODY = 1_000;

  private final Counters counters;

  /**
   * Serves counters.
   *
   * @param counters the service
   */
  public CountersResource(Counters counters) {
    this.counters = counters;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/api/counters/{name}", this::value),
        Route.post("/api/counters/{name}", this::add)
            .changes(Feature.COUNTERS)
            .takes(MAX_BODY, MediaType.JSON),
        Route.get("/api/counters/{name}.svg", this::badge));
  }

  private Response value(Exchange exchange) {
    String name = exchange.variable("name");
    return shown(name, counters.value(name)).tagged();
  }

  /**
   * Who shows no token may count, and no more. A condition is looked at just before: of adds that
   * come between, nobody hears; a counter needs none, as every add counts.
   */
  private Response add(Exchange exchange) {
    requireNoQuery(exchange.request().query());
    JsonObject body = exchange.json("delta");
    long delta = body.number("delta").map(CountersResource::whole).orElse(1L);
    Caller.Trust trust = exchange.caller().trust();
    if (delta != 1 && trust != Caller.Trust.TOKEN && trust != Caller.Trust.LOCAL) {
      return Problem.unauthorized(
          "without a token the delta is 1; send an API token as Authorization: Bearer TOKEN");
    }
    String name = exchange.variable("name");
    exchange.requireMatch(() -> Optional.of(Etag.of(shown(name, counters.value(name)).body())));
    return shown(name, counters.add(name, delta));
  }

  /** A delta there would be passed over; of who only reads, any query is taken. */
  private static void requireNoQuery(String query) {
    if (!query.isEmpty()) {
      throw new StowageException(
          ErrorKind.INVALID,
          "query",
          Quoted.of(query, 40),
          "no parameter is taken here; the delta stands in the body, such as {\"delta\":5}");
    }
  }

  private Response badge(Exchange exchange) {
    String name = exchange.variable("name");
    return Badge.of(name, counters.value(name)).tagged();
  }

  private static Response shown(String name, long value) {
    Map<String, Object> counter = new LinkedHashMap<>();
    counter.put("name", name);
    counter.put("value", value);
    return Response.json(200, counter).with("Cache-Control", "no-cache");
  }

  private static long whole(BigDecimal delta) {
    try {
      return delta.longValueExact();
    } catch (ArithmeticException noWhole) {
      throw new StowageException(
              ErrorKind.INVALID,
              "body",
              "delta",
              "the delta is a whole number of at most 19 digits, such as 1 or -5")
          .causedBy(noWhole);
    }
  }
}
