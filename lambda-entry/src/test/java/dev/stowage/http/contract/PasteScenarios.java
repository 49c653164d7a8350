package dev.stowage.http.contract;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.stowage.core.paste.Paste;
import dev.stowage.http.Exchange;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How each documented answer of a paste comes about. */
final class PasteScenarios {

  private static final String ALL = "/api/pastes";
  private static final String POST = "POST /api/pastes ";
  private static final String DELETE = "DELETE /api/pastes/{id} ";

  private PasteScenarios() {}

  static Map<String, Scenario> all() {
    Map<String, Scenario> all = new HashMap<>(posted());
    all.putAll(deleted());
    all.putAll(read(" /api/pastes/{id} ", "/api/pastes/", ""));
    all.putAll(read(" /api/pastes/{id}/raw ", "/api/pastes/", "/raw"));
    all.putAll(inParts(" /api/pastes/{id}/raw ", "/api/pastes/", "/raw"));
    return all;
  }

  private static Map<String, Scenario> posted() {
    return Map.of(
        POST + "201",
            world ->
                world.post(ALL, "{\"content\":\"hello\",\"title\":\"a\",\"expiresIn\":\"P7D\"}"),
        POST + "400", world -> world.post(ALL, "{\"text\":\"hello\"}"),
        POST + "401", world -> world.send(Request.of("POST", ALL)),
        POST + "403",
            world -> world.send(Request.of("POST", ALL).with("Authorization", "Bearer another")),
        POST + "413", world -> tooLarge(world, ALL));
  }

  private static Map<String, Scenario> deleted() {
    return Map.of(
        DELETE + "204",
        world -> world.send(World.withToken("DELETE", "/api/pastes/" + kept(world))),
        DELETE + "401",
        world -> world.send(Request.of("DELETE", "/api/pastes/" + kept(world))),
        DELETE + "403",
        world ->
            world.send(
                Request.of("DELETE", "/api/pastes/" + kept(world))
                    .with(Exchange.DELETE_TOKEN, "another")),
        DELETE + "404",
        world -> world.send(World.withToken("DELETE", "/api/pastes/absent")),
        DELETE + "412",
        world ->
            world.send(
                World.withToken("DELETE", "/api/pastes/" + kept(world))
                    .with("If-Match", "\"another\"")));
  }

  /** What GET and HEAD of a path answer, of which the id is a part. */
  static Map<String, Scenario> read(String path, String before, String behind) {
    Map<String, Scenario> all = new HashMap<>();
    for (String method : new String[] {"GET", "HEAD"}) {
      all.put(
          method + path + "200",
          world -> world.send(Request.of(method, before + kept(world) + behind)));
      all.put(
          method + path + "304",
          world -> {
            String target = before + kept(world) + behind;
            String tag = world.get(target).header("ETag").orElseThrow();
            return world.send(Request.of(method, target).with("If-None-Match", tag));
          });
      all.put(
          method + path + "404",
          world -> world.send(Request.of(method, before + "absent" + behind)));
      all.put(
          method + path + "410",
          world -> {
            String target = before + kept(world) + behind;
            world.pass(Duration.ofDays(7));
            return world.send(Request.of(method, target));
          });
    }
    return all;
  }

  /** What GET of a path answers when a range is asked for. */
  static Map<String, Scenario> inParts(String path, String before, String behind) {
    return Map.of(
        "GET" + path + "206", world -> range(world, before + kept(world) + behind, "bytes=1-2"),
        "GET" + path + "416", world -> range(world, before + kept(world) + behind, "bytes=5-"));
  }

  private static Response range(Served world, String target, String range) {
    return world.send(Request.of("GET", target).with("Range", range));
  }

  static Response tooLarge(Served world, String target) {
    byte[] body = new byte[Paste.MAX_BYTES + 1];
    return world.send(World.withToken("POST", target).withBody(body));
  }

  /** Keeps a paste of 5 bytes for a week. */
  static String kept(Served world) {
    Response response =
        world.post(ALL, "{\"content\":\"hello\",\"expiresIn\":\"P7D\",\"language\":\"text\"}");
    try {
      return String.valueOf(JSON.std.mapFrom(response.body()).get("id"));
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
