package dev.stowage.http.contract;

import java.util.Map;

/** How each documented answer about the server itself comes about. */
final class ServerScenarios {

  private ServerScenarios() {}

  static Map<String, Scenario> all() {
    return Map.of(
        "GET /api/costs 200", world -> world.get("/api/costs"),
        "GET /health 200", world -> world.get("/health"),
        "GET /openapi.yaml 200", world -> world.get("/openapi.yaml"),
        "GET /openapi.yaml 304", world -> CounterScenarios.again(world, "/openapi.yaml"));
  }
}
