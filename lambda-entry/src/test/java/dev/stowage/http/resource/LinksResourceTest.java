package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksResourceTest {

  private static final String TARGET = "https://example.com/a/long/way";

  private final World world = new World(World.DIRECT);

  @Test
  void makesALinkThatLeadsThere() {
    Response response = make("{\"target\":\"" + TARGET + "\",\"expiresIn\":\"PT1H\"}");
    JsonNode link = json(response);
    String id = link.get("id").asText();
    assertThat(response.status()).isEqualTo(201);
    assertThat(id).matches("[2-9a-zA-Z]{7}");
    assertThat(link.get("url").asText()).isEqualTo("https://sto.example/" + id);
    assertThat(link.get("target").asText()).isEqualTo(TARGET);
    assertThat(link.get("createdAt").asText()).isEqualTo("2025-03-01T12:00:00Z");
    assertThat(link.get("expiresAt").asText()).isEqualTo("2025-03-01T13:00:00Z");
    assertThat(link.get("deleteToken").asText()).hasSize(22);
    assertThat(response.header("Location")).contains("https://sto.example/api/links/" + id);
    assertThat(response.header("Cache-Control")).contains("no-store");
    assertThat(world.get("/" + id).header("Location")).contains(TARGET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "\"60\"", "\"PT1M\""})
  void lastsAsLongAsIsAskedAndNoLonger(String expiresIn) {
    make(slug("away", TARGET).replace("}", ",\"expiresIn\":" + expiresIn + "}"));
    world.pass(Duration.ofSeconds(59));
    assertThat(world.get("/api/links/away").status()).isEqualTo(200);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.get("/api/links/away").status()).isEqualTo(410);
    assertThat(make(slug("away", "https://example.com/2")).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "\"PT-1S\"", "1e12", "\"P1Y\"", "\"soon\"", "0.5", "false"})
  void refusesAnEndThatIsNone(String expiresIn) {
    Response response = make("{\"target\":\"" + TARGET + "\",\"expiresIn\":" + expiresIn + "}");
    assertThat(response.status()).isEqualTo(400);
    assertThat(detail(response)).startsWith("expiresIn: ");
  }

  @Test
  void keepsTheFirstOfTwoTargetsUnderASlug() {
    assertThat(make(slug("away", TARGET)).status()).isEqualTo(201);
    Response other = make(slug("away", "https://example.com/other"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(detail(other)).contains("away").contains("use another");
    assertThat(json(world.get("/api/links/away")).get("target").asText()).isEqualTo(TARGET);
  }

  @Test
  void tellsNoDeleteTokenWhereItWasThereAlready() {
    make(slug("away", TARGET));
    Response again = make(slug("away", TARGET));
    assertThat(again.status()).isEqualTo(200);
    assertThat(json(again).has("deleteToken")).isFalse();
  }

  @Test
  void reusesTheLinkOfTheSameToken() {
    String asked = "{\"target\":\"" + TARGET + "\",\"reuse\":true}";
    Response first = make(asked);
    Response again = make(asked);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
    assertThat(json(again).has("deleteToken")).isFalse();
    assertThat(make(asked.replace("true", "false")).status()).isEqualTo(201);
  }

  @Test
  void whoShowsNoTokenSharesWithAllOthersWhoShowNone() {
    World open = new World(World.DIRECT, World.openTo(Feature.LINKS));
    String asked = "{\"target\":\"" + TARGET + "\",\"reuse\":true}";
    Request nobody = Request.of("POST", "/api/links").withBody(World.utf8(asked));
    Response first = open.send(nobody);
    assertThat(first.status()).isEqualTo(201);
    assertThat(json(open.send(nobody)).get("id")).isEqualTo(json(first).get("id"));
    assertThat(json(open.post("/api/links", asked)).get("id")).isNotEqualTo(json(first).get("id"));
  }

  @Test
  void refusesReuseTogetherWithASlug() {
    Response response = make(slug("away", TARGET).replace("}", ",\"reuse\":true}"));
    assertThat(response.status()).isEqualTo(400);
    assertThat(detail(response)).contains("leave the slug out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sto.example/abc",
        "http://STO.EXAMPLE.:8443",
        "https://user@sto.example/",
        "https://asked.example/",
        "https://Asked.Example:99/x"
      })
  void refusesToLeadBack(String circle) {
    Response response =
        world.send(
            World.withToken("POST", "/api/links")
                .with("Host", "ASKED.example:8080")
                .withBody(World.utf8("{\"target\":\"" + circle + "\"}")));
    assertThat(response.status()).isEqualTo(400);
    assertThat(detail(response)).contains("back to this shortener");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, http://localhost:8080/x",
    "localhost:8080, http://127.1:8080/x",
    "localhost:8080, http://2130706433/",
    "[::1]:8080, http://127.0.0.1:8080/",
    "127.0.0.1, http://[::ffff:7f00:1]/",
  })
  void refusesToLeadBackToThisMachine(String asked, String circle) {
    World local = new World(World.DIRECT, World::local);
    Response response =
        local.send(
            Request.of("POST", "/api/links")
                .with("Host", asked)
                .withBody(World.utf8("{\"target\":\"" + circle + "\"}")));
    assertThat(response.status()).isEqualTo(400);
    assertThat(detail(response)).contains("back to this shortener");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", ".", "..", "a b", "a%62", "sto\u00fc.example", "[::1", ""})
  void aHostThatIsNoneHarmsNothing(String host) {
    Response response =
        world.send(
            World.withToken("POST", "/api/links")
                .with("Host", host)
                .withBody(World.utf8("{\"target\":\"" + TARGET + "\"}")));
    assertThat(response.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"target\":1}",
        "{\"target\":\"javascript:alert(1)\"}",
        "{\"target\":\"https://example.com/a\\r\\nSet-Cookie: x\"}",
        "{\"target\":\"https://example.com/\\u0000\"}",
        "{\"target\":\"https://example.com/\\ud800\"}",
        "{\"target\":\"https://example.com\",\"slug\":\"api\"}",
        "{\"target\":\"https://example.com\",\"slug\":\"a/b\"}",
        "{\"target\":\"https://example.com\",\"slug\":\"ab\"}",
        "{\"target\":\"https://example.com\",\"slug\":7}",
        "{\"target\":\"https://example.com\",\"reuse\":\"yes\"}",
        "{\"target\":\"https://example.com\",\"id\":\"mine\"}",
        "{\"target\":\"https://example.com\"",
      })
  void refusesWhatBreaksARule(String body) {
    assertThat(make(body).status()).isEqualTo(400);
    assertThat(world.failures()).isEmpty();
  }

  @Test
  void takesTheLongestTargetHoweverItIsWritten() {
    String most = "\\u00fc".repeat(2_040 - "https://example.com/".length());
    assertThat(make("{\"target\":\"https://example.com/" + most + "\"}").status()).isEqualTo(201);
    assertThat(make("{\"target\":\"https://example.com/x" + most + "\"}").status()).isEqualTo(400);
  }

  @Test
  void deletesForWhoHasTheTokenOfTheLink() {
    String token = json(make(slug("away", TARGET))).get("deleteToken").asText();
    assertThat(delete("/api/links/away", token + "x").status()).isEqualTo(403);
    assertThat(world.get("/away").status()).isEqualTo(302);
    assertThat(delete("/api/links/away", token).status()).isEqualTo(204);
    assertThat(world.get("/away").status()).isEqualTo(404);
    assertThat(delete("/api/links/away", token).status()).isEqualTo(404);
  }

  @Test
  void anApiTokenDeletesWhateverDeleteTokenStandsBesideIt() {
    make(slug("away", TARGET));
    Request delete = World.withToken("DELETE", "/api/links/away");
    assertThat(world.send(delete.with(Exchange.DELETE_TOKEN, "another")).status()).isEqualTo(204);
  }

  @Test
  void deletesOnlyWhatTheCallerHasSeen() {
    make(slug("away", TARGET));
    String seen = world.get("/api/links/away").header("ETag").orElseThrow();
    Request delete = World.withToken("DELETE", "/api/links/away");
    assertThat(world.send(delete.with("If-Match", "\"other\"")).status()).isEqualTo(412);
    assertThat(world.get("/away").status()).isEqualTo(302);
    assertThat(world.send(delete.with("If-Match", seen)).status()).isEqualTo(204);
    assertThat(world.send(delete.with("If-Match", "*")).status()).isEqualTo(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "a%20b", "%2e%2e", "%00", "%3Cscript%3E", "a.b"})
  void thereIsNothingUnderWhatIsNoId(String id) {
    assertThat(world.get("/api/links/" + id).status()).isEqualTo(404);
    assertThat(world.send(World.withToken("DELETE", "/api/links/" + id)).status()).isEqualTo(404);
  }

  @Test
  void readingCountsNoHit() {
    make(slug("away", TARGET));
    world.get("/api/links/away");
    assertThat(world.get("/api/counters/link.away").text()).contains("\"value\":0");
  }

  private Response make(String body) {
    return world.post("/api/links", body);
  }

  private Response delete(String path, String token) {
    return world.send(Request.of("DELETE", path).with(Exchange.DELETE_TOKEN, token));
  }

  private static String slug(String slug, String target) {
    return "{\"target\":\"" + target + "\",\"slug\":\"" + slug + "\"}";
  }

  private static String detail(Response response) {
    return json(response).get("detail").asText();
  }

  private static JsonNode json(Response response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
