package dev.stowage.http.contract;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How each documented answer about a series comes about. */
final class SeriesScenarios {

  private static final String LAYOUT =
      "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
          + " flags:5";
  private static final byte[] GOLDEN = HexFormat.of().parseHex("655464f780123412fd7a6414");
  private static final String ALL = "/api/series";
  private static final String ONE = ALL + "/temp-2";
  private static final String BAD = ALL + "/-";
  private static final String PATH = " /api/series/{name}";

  /** Fit into an event of each kind. */
  private static final int BATCH = 50_000;

  /** More than the heap of any test draws a chart of. */
  private static final int MANY = 1_000_000;

  private SeriesScenarios() {}

  static Map<String, Scenario> all() {
    Map<String, Scenario> all = new HashMap<>();
    reading(all);
    defining(all);
    readings(all, "POST" + PATH, ONE);
    readings(all, "POST" + PATH + "/discard", ONE + "/discard");
    return all;
  }

  private static void reading(Map<String, Scenario> all) {
    all.put("GET /api/series 200", world -> stored(world).get(ALL));
    all.put("GET /api/series 304", world -> CounterScenarios.again(stored(world), ALL));
    all.put("GET /api/series 400", world -> world.get(ALL + "?cursor=x"));
    all.put("GET" + PATH + " 200", world -> stored(world).get(ONE));
    all.put("GET" + PATH + " 304", world -> CounterScenarios.again(stored(world), ONE));
    all.put("GET" + PATH + " 400", world -> stored(world).get(ONE + "?from=noon"));
    all.put("GET" + PATH + " 404", world -> world.get(ONE));
    all.put("GET" + PATH + " 406", world -> asImage(stored(world), ONE));
    all.put("GET" + PATH + " 413", SeriesScenarios::chartOfTooMany);
    String latest = "GET" + PATH + "/latest ";
    all.put(latest + "304", world -> CounterScenarios.again(stored(world), ONE + "/latest"));
    all.put(latest + "200", world -> stored(world).get(ONE + "/latest"));
    all.put(latest + "400", world -> world.get(BAD + "/latest"));
    all.put(latest + "404", world -> defined(world).get(ONE + "/latest"));
    all.put(latest + "406", world -> asImage(stored(world), ONE + "/latest"));
    String layout = "GET" + PATH + "/layout ";
    all.put(layout + "200", world -> defined(world).get(ONE + "/layout"));
    all.put(layout + "304", world -> CounterScenarios.again(defined(world), ONE + "/layout"));
    all.put(layout + "400", world -> world.get(BAD + "/layout"));
    all.put(layout + "404", world -> world.get(ONE + "/layout"));
  }

  private static void defining(Map<String, Scenario> all) {
    String put = "PUT" + PATH + " ";
    all.put(put + "201", world -> define(world, LAYOUT));
    all.put(put + "200", world -> define(defined(world), LAYOUT));
    all.put(put + "400", world -> define(world, "time"));
    all.put(put + "401", world -> world.send(Request.of("PUT", ONE)));
    all.put(put + "403", world -> world.send(byAnother("PUT", ONE)));
    all.put(put + "409", world -> define(defined(world), "time:42:ms"));
    all.put(
        put + "412", world -> defined(world).send(definition(LAYOUT).with("If-None-Match", "*")));
    all.put(put + "413", world -> define(world, " ".repeat(20_000)));
    all.put(
        put + "415",
        world -> world.send(definition(LAYOUT, World.withToken("PUT", ONE), "text/plain")));
    String delete = "DELETE" + PATH + " ";
    all.put(delete + "204", world -> stored(world).send(World.withToken("DELETE", ONE)));
    all.put(delete + "400", world -> world.send(World.withToken("DELETE", BAD)));
    all.put(delete + "401", world -> world.send(Request.of("DELETE", ONE)));
    all.put(delete + "403", world -> world.send(byAnother("DELETE", ONE)));
    all.put(delete + "404", world -> world.send(World.withToken("DELETE", ONE)));
    all.put(
        delete + "412",
        world -> stored(world).send(World.withToken("DELETE", ONE).with("If-Match", "\"x\"")));
  }

  private static void readings(Map<String, Scenario> all, String operation, String target) {
    all.put(operation + " 200", world -> send(defined(world), target, GOLDEN));
    all.put(operation + " 400", world -> send(defined(world), target, new byte[13]));
    all.put(operation + " 401", world -> world.send(Request.of("POST", target)));
    all.put(operation + " 403", world -> world.send(byAnother("POST", target)));
    all.put(operation + " 404", world -> send(world, target, GOLDEN));
    all.put(operation + " 413", world -> send(defined(world), target, new byte[(4 << 20) + 1]));
    all.put(
        operation + " 415",
        world ->
            world.send(
                World.withToken("POST", target)
                    .with("Content-Type", "image/png")
                    .withBody(GOLDEN)));
  }

  private static Response chartOfTooMany(Served world) {
    defined(world);
    return chartOfTooMany(
        packed -> send(world, ONE, packed), () -> world.get(ONE + "?from=0&points=100"));
  }

  /** Stores readings of the journey, one in each millisecond, until a chart of them is refused. */
  static Response chartOfTooMany(Consumer<byte[]> store, Supplier<Response> chart) {
    Response answer = Response.empty(200);
    for (int time = 0; answer.status() == 200 && time < MANY; time += BATCH) {
      ReadingsBuilder readings = Readings.builder(RecordLayout.parse(LAYOUT));
      for (int i = 0; i < BATCH; i++) {
        readings.addRaw(time + i, 0, 0, 0, 2, 0, 0, 0);
      }
      store.accept(readings.build().packed());
      answer = chart.get();
    }
    return answer;
  }

  private static Request byAnother(String method, String target) {
    return Request.of(method, target).with("Authorization", "Bearer another");
  }

  private static Response asImage(Served world, String target) {
    return world.send(Request.of("GET", target).with("Accept", "image/png"));
  }

  private static Response define(Served world, String layout) {
    return world.send(definition(layout));
  }

  private static Request definition(String layout) {
    return definition(layout, World.withToken("PUT", ONE), "application/json");
  }

  private static Request definition(String layout, Request put, String type) {
    return put.with("Content-Type", type).withBody(World.utf8("{\"layout\":\"" + layout + "\"}"));
  }

  private static Served defined(Served world) {
    define(world, LAYOUT);
    return world;
  }

  private static Served stored(Served world) {
    send(defined(world), ONE, GOLDEN);
    return world;
  }

  private static Response send(Served world, String target, byte[] packed) {
    return world.send(
        World.withToken("POST", target)
            .with("Content-Type", "application/vnd.stowage.readings")
            .withBody(packed));
  }
}
