package dev.stowage.http.contract;

import dev.stowage.http.Exchange;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each documented answer of a short link comes about. */
final class LinksScenarios {

  private static final String ALL = "/api/links";
  private static final String ONE = "/api/links/away";
  private static final String AWAY = away("https://example.com/a/long/way");

  private LinksScenarios() {}

  static Map<String, Scenario> all() {
    return Stream.of(making(), records(), following(), workshop())
        .flatMap(some -> some.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Scenario> making() {
    String post = "POST /api/links ";
    return Map.of(
        post + "200", world -> made(world).post(ALL, AWAY),
        post + "201", world -> world.post(ALL, AWAY),
        post + "400", world -> world.post(ALL, away("ftp://example.com")),
        post + "401", world -> world.send(Request.of("POST", ALL)),
        post + "403", world -> withAnotherToken(world, "POST", ALL),
        post + "409", world -> made(world).post(ALL, away("https://example.com/other")),
        post + "413", world -> world.post(ALL, " ".repeat(16_001)),
        post + "415", world -> asText(world, ALL));
  }

  private static Map<String, Scenario> records() {
    String get = "GET /api/links/{id} ";
    String delete = "DELETE /api/links/{id} ";
    return Map.of(
        get + "200", world -> made(world).get(ONE),
        get + "304", world -> CounterScenarios.again(made(world), ONE),
        get + "404", world -> world.get(ONE),
        get + "410", world -> expired(world).get(ONE),
        delete + "204", world -> made(world).send(World.withToken("DELETE", ONE)),
        delete + "401", world -> made(world).send(Request.of("DELETE", ONE)),
        delete + "403", world -> withAnotherDeleteToken(made(world)),
        delete + "404", world -> world.send(World.withToken("DELETE", ONE)),
        delete + "412", world -> withAnotherTag(made(world)));
  }

  private static Map<String, Scenario> following() {
    String get = "GET /{id} ";
    String head = "HEAD /{id} ";
    return Map.of(
        get + "200", world -> json(made(world), "GET"),
        get + "302", world -> made(world).get("/away"),
        get + "404", world -> world.get("/away"),
        get + "410", world -> expired(world).get("/away"),
        head + "200", world -> json(made(world), "HEAD"),
        head + "302", world -> made(world).send(Request.of("HEAD", "/away")),
        head + "404", world -> world.send(Request.of("HEAD", "/away")),
        head + "410", world -> expired(world).send(Request.of("HEAD", "/away")));
  }

  private static Map<String, Scenario> workshop() {
    String post = "POST /shorten ";
    String path = "/shorten";
    return Map.of(
        post + "200",
        world -> world.post(path, "{\"urlToShorten\":\"https://example.com\"}"),
        post + "400",
        world -> world.post(path, "{\"urlToShorten\":\"example.com\"}"),
        post + "401",
        world -> world.send(Request.of("POST", path)),
        post + "403",
        world -> withAnotherToken(world, "POST", path),
        post + "413",
        world -> world.post(path, " ".repeat(16_001)),
        post + "415",
        world -> asText(world, path));
  }

  private static String away(String target) {
    return "{\"slug\":\"away\",\"target\":\"" + target + "\"}";
  }

  private static Served made(Served world) {
    world.post(ALL, AWAY);
    return world;
  }

  private static Served expired(Served world) {
    world.post(ALL, AWAY.replace("}", ",\"expiresIn\":60}"));
    world.pass(Duration.ofSeconds(60));
    return world;
  }

  private static Response json(Served world, String method) {
    return world.send(Request.of(method, "/away").with("Accept", "application/json"));
  }

  /** An API token that is none of ours. */
  static Response withAnotherToken(Served world, String method, String target) {
    return world.send(Request.of(method, target).with("Authorization", "Bearer another"));
  }

  private static Response withAnotherDeleteToken(Served world) {
    return world.send(Request.of("DELETE", ONE).with(Exchange.DELETE_TOKEN, "another"));
  }

  private static Response withAnotherTag(Served world) {
    return world.send(World.withToken("DELETE", ONE).with("If-Match", "\"another\""));
  }

  private static Response asText(Served world, String target) {
    return world.send(
        World.withToken("POST", target)
            .with("Content-Type", "text/plain")
            .withBody(World.utf8("x")));
  }
}
