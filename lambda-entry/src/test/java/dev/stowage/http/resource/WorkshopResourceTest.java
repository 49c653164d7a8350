package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the workshop's shortener promised, and what it got wrong. */
class WorkshopResourceTest {

  private static final String TARGET = "https://example.com/a/long/way";
  private static final String BODY = "{\"urlToShorten\":\"" + TARGET + "\"}";

  private final World world = new World(World.DIRECT);

  @Test
  void answersAShortIdAsJsonAndTheTargetForIt() {
    Response made = world.post("/shorten", BODY);
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.header("Content-Type")).contains("application/json");
    assertThat(made.text()).matches("\"[2-9a-zA-Z]{7}\"");
    Response read =
        world.send(Request.of("GET", path(made)).with("Accept", "application/json, text/plain"));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text()).isEqualTo("\"" + TARGET + "\"");
  }

  @Test
  void redirects() {
    Response followed = world.get(path(world.post("/shorten", BODY)));
    assertThat(followed.status()).isEqualTo(302);
    assertThat(followed.header("Location")).contains(TARGET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "\"https://example.com\"",
        "{}",
        "{\"urlToShorten\":null}",
        "{\"urlToShorten\":\"\"}",
        "{\"urlToShorten\":\"example.com\"}",
        "{\"urlToShorten\":\"javascript:alert(1)\"}",
        "{\"urlToShorten\":\"https://sto.example/x\"}",
        "{\"urlToShorten\":[\"https://example.com\"]}",
        "{\"target\":\"https://example.com\"}",
      })
  void refusesWhatIsNoAddressInsteadOfFailing(String body) {
    Response response = world.post("/shorten", body);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.header("Content-Type")).contains("application/problem+json");
    assertThat(world.failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "https://sto.example/x", "http://a..b/", ""})
  void namesTheFieldThatThePageSent(String address) {
    Response refused = world.post("/shorten", "{\"urlToShorten\":\"" + address + "\"}");
    assertThat(refused.text()).contains("\"detail\":\"urlToShorten: it").doesNotContain("target:");
  }

  @Test
  void neverPutsOneLinkOverAnother() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      ids.add(world.post("/shorten", BODY).text());
    }
    assertThat(ids).hasSize(50);
  }

  @Test
  void anIdThatIsNotThereIs404AndOneThatExpired410() {
    assertThat(world.get("/2345678").status()).isEqualTo(404);
    world.post("/api/links", "{\"slug\":\"away\",\"target\":\"" + TARGET + "\",\"expiresIn\":1}");
    world.pass(Duration.ofSeconds(1));
    assertThat(world.get("/away").status()).isEqualTo(410);
  }

  @Test
  void letsPagesOfConfiguredOriginsAskAndNoOthers() {
    Request asked = World.withToken("POST", "/shorten").withBody(World.utf8(BODY));
    assertThat(world.send(asked.with("Origin", "https://pages.example")).headers())
        .satisfies(
            headers ->
                assertThat(headers.first("Access-Control-Allow-Origin"))
                    .contains("https://pages.example"));
    assertThat(world.send(asked.with("Origin", "https://evil.example")).headers())
        .satisfies(headers -> assertThat(headers.has("Access-Control-Allow-Origin")).isFalse());
    Response preflight =
        world.send(
            Request.of("OPTIONS", "/shorten")
                .with("Origin", "https://pages.example")
                .with("Access-Control-Request-Method", "POST"));
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("OPTIONS, POST");
  }

  private static String path(Response made) {
    return "/" + made.text().replace("\"", "");
  }
}
