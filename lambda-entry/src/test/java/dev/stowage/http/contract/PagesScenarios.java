package dev.stowage.http.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.http.MediaType;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each documented answer of a page comes about. */
final class PagesScenarios {

  private static final String NOBODY = "/p/2222222222222222222222";
  private static final String LINK = "target=https%3A%2F%2Fexample.com&slug=away&token=";
  private static final String TOKEN = World.TOKEN.replace(' ', '+');

  private PagesScenarios() {}

  static Map<String, Scenario> all() {
    return Stream.of(front(), pastes())
        .flatMap(some -> some.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Scenario> front() {
    return Map.of(
        "GET / 200", world -> world.get("/"),
        "GET / 304", world -> CounterScenarios.again(world, "/"),
        "POST / 200", world -> form(made(world), "/", LINK + TOKEN),
        "POST / 201", world -> form(world, "/", LINK + TOKEN),
        "POST / 400", world -> form(world, "/", "target=no&token=" + TOKEN),
        "POST / 401", world -> form(world, "/", LINK),
        "POST / 403", world -> form(world, "/", LINK + "another"),
        "POST / 409", world -> form(made(world), "/", LINK.replace("com", "org") + TOKEN),
        "POST / 413", world -> form(world, "/", "token=" + TOKEN + "&content=" + tooLong()),
        "POST / 415", world -> world.post("/", "{}"));
  }

  private static Map<String, Scenario> pastes() {
    String get = "GET /p/{id} ";
    String post = "POST /p/{id} ";
    return Map.of(
        get + "200", world -> world.get(pasted(world)),
        get + "304", world -> CounterScenarios.again(world, pasted(world)),
        get + "404", world -> world.get(NOBODY),
        get + "410", world -> world.get(expired(world)),
        post + "200", world -> form(world, pasted(world), ""),
        post + "404", world -> form(world, NOBODY, ""),
        post + "410", world -> form(world, expired(world), ""),
        post + "413", world -> form(world, NOBODY, "x".repeat(1_001)),
        post + "415", world -> world.post(NOBODY, "{}"));
  }

  private static String tooLong() {
    return "x".repeat((4 << 20) + 1);
  }

  private static Served made(Served world) {
    form(world, "/", LINK + TOKEN);
    return world;
  }

  private static String pasted(Served world) {
    Response made = world.post("/api/pastes", "{\"content\":\"x\",\"expiresIn\":60}");
    try {
      return "/p/" + new ObjectMapper().readTree(made.body()).get("id").asText();
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private static String expired(Served world) {
    String path = pasted(world);
    world.pass(Duration.ofSeconds(60));
    return path;
  }

  private static Response form(Served world, String path, String body) {
    return world.send(
        Request.of("POST", path)
            .with("Content-Type", MediaType.FORM)
            .with("Accept", "text/html")
            .withBody(World.utf8(body)));
  }
}
