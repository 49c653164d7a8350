package dev.stowage.http.contract;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.util.HexFormat;
import java.util.Map;

/** How each documented answer of the journey's interface comes about. */
final class JourneyScenarios {

  private static final byte[] GOLDEN = HexFormat.of().parseHex("655464f780123412fd7a6414");
  private static final String PATH = "/temp/data";

  private JourneyScenarios() {}

  static Map<String, Scenario> all() {
    return Map.of(
        "POST /temp/data 200",
        world -> send(world, GOLDEN),
        "POST /temp/data 400",
        world -> send(world, new byte[13]),
        "POST /temp/data 401",
        world -> world.send(Request.of("POST", PATH)),
        "POST /temp/data 403",
        JourneyScenarios::withAnotherToken,
        "POST /temp/data 409",
        JourneyScenarios::whereTheNameIsTaken,
        "POST /temp/data 413",
        world -> send(world, new byte[(4 << 20) + 1]),
        "GET /temp/data 200",
        JourneyScenarios::stored,
        "GET /temp/data 304",
        JourneyScenarios::storedAgain,
        "GET /temp/data 400",
        world -> world.get(PATH + "?from=noon"),
        "GET /temp/data 413",
        JourneyScenarios::chartOfTooMany);
  }

  private static Response stored(Served world) {
    send(world, GOLDEN);
    return world.get(PATH);
  }

  private static Response storedAgain(Served world) {
    send(world, GOLDEN);
    return CounterScenarios.again(world, PATH);
  }

  private static Response withAnotherToken(Served world) {
    return world.send(Request.of("POST", PATH).with("Authorization", "Bearer another"));
  }

  private static Response whereTheNameIsTaken(Served world) {
    world.send(
        World.withToken("PUT", "/api/series/temp-2")
            .with("Content-Type", "application/json")
            .withBody(World.utf8("{\"layout\":\"time:42:ms x:1\"}")));
    return send(world, GOLDEN);
  }

  private static Response chartOfTooMany(Served world) {
    return SeriesScenarios.chartOfTooMany(
        packed -> send(world, packed), () -> world.get(PATH + "?from=0&points=100"));
  }

  private static Response send(Served world, byte[] packed) {
    return world.send(World.withToken("POST", PATH).withBody(packed));
  }
}
