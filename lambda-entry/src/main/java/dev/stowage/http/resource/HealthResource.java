package dev.stowage.http.resource;

import dev.stowage.http.Exchange;
import dev.stowage.http.Resource;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether this process answers: {@code /health}. Asks no store, which would cost. */
public final class HealthResource implements Resource {

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/health", this::health));
  }

  private Response health(Exchange exchange) {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", "pass");
    health.put("version", exchange.site().version());
    return Response.json(200, health).with("Cache-Control", "no-store");
  }
}
