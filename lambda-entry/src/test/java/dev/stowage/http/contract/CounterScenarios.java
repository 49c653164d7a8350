package dev.stowage.http.contract;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.util.Map;

/** How each documented answer of a counter comes about. */
final class CounterScenarios {

  private static final String ONE = "/api/counters/visits";
  private static final String PATH = " /api/counters/{name} ";
  private static final String BADGE = "GET /api/counters/{name}.svg ";

  private CounterScenarios() {}

  static Map<String, Scenario> all() {
    return Map.ofEntries(
        Map.entry("GET" + PATH + "200", world -> world.get(ONE)),
        Map.entry("GET" + PATH + "304", world -> again(world, ONE)),
        Map.entry("GET" + PATH + "400", world -> world.get("/api/counters/-")),
        Map.entry("POST" + PATH + "200", world -> world.post(ONE, "{\"delta\":5}")),
        Map.entry("POST" + PATH + "400", world -> world.post(ONE, "{\"delta\":1.5}")),
        Map.entry("POST" + PATH + "401", world -> world.send(Request.of("POST", ONE))),
        Map.entry("POST" + PATH + "403", CounterScenarios::withAnotherToken),
        Map.entry("POST" + PATH + "412", CounterScenarios::ofAnotherState),
        Map.entry("POST" + PATH + "413", world -> world.post(ONE, " ".repeat(1_001))),
        Map.entry("POST" + PATH + "415", CounterScenarios::asText),
        Map.entry("GET /counter.js 200", world -> world.get("/counter.js")),
        Map.entry("GET /counter.js 304", world -> again(world, "/counter.js")),
        Map.entry(BADGE + "200", world -> world.get(ONE + ".svg")),
        Map.entry(BADGE + "304", world -> again(world, ONE + ".svg")),
        Map.entry(BADGE + "400", world -> world.get("/api/counters/-.svg")));
  }

  /** Asks for what is known already. */
  static Response again(Served world, String target) {
    String tag = world.get(target).header("ETag").orElseThrow();
    return world.send(Request.of("GET", target).with("If-None-Match", tag));
  }

  private static Response withAnotherToken(Served world) {
    return world.send(Request.of("POST", ONE).with("Authorization", "Bearer another"));
  }

  private static Response ofAnotherState(Served world) {
    return world.send(World.withToken("POST", ONE).with("If-Match", "\"another\""));
  }

  private static Response asText(Served world) {
    return world.send(
        World.withToken("POST", ONE).with("Content-Type", "text/plain").withBody(World.utf8("1")));
  }
}
