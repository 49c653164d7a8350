package dev.stowage.http.resource;

import static dev.stowage.http.contract.World.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stowage.http.Exchange;
import dev.stowage.http.Feature;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastesResourceTest {

  private final World world = new World(World.DIRECT);

  @Test
  void keepsJsonAndShowsEverythingAboutIt() {
    Response made =
        world.post(
            "/api/pastes",
            """
            {"content":"gr\\u00fc\\u00dfe \\ud83d\\udc4b\\n","title":"notes","language":"c++","expiresIn":3600}
            """);
    assertThat(made.status()).isEqualTo(201);
    String id = PasteSender.field(made, "id");
    assertThat(PasteSender.json(made))
        .contains(
            entry("url", "https://sto.example/p/" + id),
            entry("rawUrl", "https://sto.example/api/pastes/" + id + "/raw"),
            entry("expiresAt", "2025-03-01T13:00:00Z"));
    assertThat(made.header("Location")).contains("https://sto.example/api/pastes/" + id);
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(PasteSender.json(world.get("/api/pastes/" + id)))
        .isEqualTo(
            Map.of(
                "id", id,
                "title", "notes",
                "language", "c++",
                "createdAt", "2025-03-01T12:00:00Z",
                "expiresAt", "2025-03-01T13:00:00Z",
                "burnAfterReading", false,
                "size", 13,
                "content", "grüße \ud83d\udc4b\n"));
  }

  @Test
  void takesWhatIsCalledJsonByItsOldName() {
    Response made =
        world.send(
            World.withToken("POST", "/api/pastes")
                .with("Content-Type", "text/json")
                .withBody(utf8("{\"content\":\"hello\"}")));
    assertThat(world.get("/raw/" + PasteSender.field(made, "id")).text()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "image/png", "%", "text/json2"})
  void keepsABodyOfAnyOtherTypeAsItIs(String type) {
    Response made =
        world.send(
            World.withToken("POST", "/api/pastes")
                .with("Content-Type", type)
                .withBody(utf8("{\"content\":\"a=b&c\"}")));
    assertThat(made.status()).isEqualTo(201);
    assertThat(world.get("/api/pastes/" + PasteSender.field(made, "id") + "/raw").text())
        .isEqualTo("{\"content\":\"a=b&c\"}");
  }

  @Test
  void takesWhatIsSaidOfARawBodyFromTheQuery() {
    String id =
        PasteSender.raw(
            world,
            "?title=a%20b&language=java&expiresIn=PT1H&burnAfterReading=false",
            utf8("hello"));
    assertThat(PasteSender.json(world.get("/api/pastes/" + id)))
        .contains(
            entry("title", "a b"),
            entry("language", "java"),
            entry("expiresAt", "2025-03-01T13:00:00Z"),
            entry("burnAfterReading", false));
  }

  @Test
  void keepsNothingAtAll() {
    String id = PasteSender.raw(world, "", new byte[0]);
    assertThat(PasteSender.json(world.get("/api/pastes/" + id)))
        .contains(entry("content", ""), entry("size", 0));
    assertThat(world.get("/api/pastes/" + id + "/raw").body()).isEmpty();
  }

  @Test
  void showsBytesThatAreNoTextInBase64() {
    byte[] bytes = {(byte) 0xff, 0, 13, 10, (byte) 0xc0};
    String id = PasteSender.raw(world, "", bytes);
    assertThat(PasteSender.json(world.get("/api/pastes/" + id)))
        .contains(
            entry("content", Base64.getEncoder().encodeToString(bytes)),
            entry("encoding", "base64"));
    assertThat(world.get("/api/pastes/" + id + "/raw").body()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?expires=60",
        "?title=a&title=b",
        "?title=",
        "?title=a%0d%0aSet-Cookie:%20b=c",
        "?language=%3Cscript%3E",
        "?expiresIn=",
        "?expiresIn=soon",
        "?expiresIn=0",
        "?expiresIn=-5",
        "?burnAfterReading",
        "?burnAfterReading=yes",
        "?title=%ff"
      })
  void refusesAQueryThatItCannotMean(String query) {
    Response refused =
        world.send(World.withToken("POST", "/api/pastes" + query).withBody(utf8("hello")));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(world.backend().pastes().list("").items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"content\":null}",
        "{\"content\":5}",
        "{\"content\":\"a\",\"burnAfterReading\":\"true\"}",
        "{\"content\":\"a\",\"title\":\"\"}",
        "{\"content\":\"a\",\"title\":\"\\r\\nSet-Cookie: b=c\"}",
        "{\"content\":\"a\",\"title\":\"\\ud83d\"}",
        "{\"content\":\"a\",\"expiresIn\":0}",
        "{\"content\":\"a\",\"expiresIn\":1.5}",
        "{\"content\":\"a\",\"expires\":5}",
        "{\"content\":\"a\",\"content\":\"b\"}",
        "{\"content\":\"half a pair \\ud83d\"}",
        "{\"content\":\"the other half \\udc4b\"}",
        "{\"content\":\"a\"} and more",
        "{\"content\":\"a"
      })
  void refusesJsonThatItCannotKeepAsItIs(String json) {
    assertThat(world.post("/api/pastes", json).status()).isEqualTo(400);
    assertThat(world.backend().pastes().list("").items()).isEmpty();
  }

  /** Surrogates in three bytes each, and a character in more bytes than it needs. */
  @Test
  void refusesJsonThatIsNoUtf8() {
    for (int[] content :
        new int[][] {{0xed, 0xa0, 0xbd, 0xed, 0xb1, 0x8b}, {0xe0, 0x80, 0xaf}, {0xff}}) {
      byte[] json = utf8("{\"content\":\"" + "x".repeat(content.length) + "\"}");
      for (int i = 0; i < content.length; i++) {
        json[12 + i] = (byte) content[i];
      }
      Response refused =
          world.send(
              World.withToken("POST", "/api/pastes")
                  .with("Content-Type", "application/json")
                  .withBody(json));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("UTF-8");
    }
  }

  @Test
  void refusesAQueryBesideJson() {
    Response refused = world.post("/api/pastes?title=a", "{\"content\":\"b\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("with a JSON body everything is a field of it");
  }

  @Test
  void answersGoneFromTheSecondOnAtWhichItEnds() {
    String id = PasteSender.raw(world, "?expiresIn=60", utf8("hello"));
    world.pass(Duration.ofSeconds(59));
    assertThat(world.get("/api/pastes/" + id).status()).isEqualTo(200);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.get("/api/pastes/" + id).status()).isEqualTo(410);
    assertThat(world.get("/api/pastes/" + id + "/raw").status()).isEqualTo(410);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "2222222222222222222222", "..", "%2e%2e%2fx", "%00", "%E2%80%AE"})
  void answersNotFoundForAnyTextThatNamesNoPaste(String id) {
    assertThat(world.get("/api/pastes/" + id).status()).isEqualTo(404);
    assertThat(world.get("/api/pastes/" + id + "/raw").status()).isEqualTo(404);
  }

  @Test
  void deletesForWhoHasTheDeleteToken() {
    Response made = world.post("/api/pastes", "{\"content\":\"a\"}");
    String target = "/api/pastes/" + PasteSender.field(made, "id");
    Request delete = Request.of("DELETE", target);
    assertThat(world.send(delete.with(Exchange.DELETE_TOKEN, "another")).status()).isEqualTo(403);
    assertThat(world.get(target).status()).isEqualTo(200);
    Request withToken = delete.with(Exchange.DELETE_TOKEN, PasteSender.field(made, "deleteToken"));
    assertThat(world.send(withToken).status()).isEqualTo(204);
    assertThat(world.get(target).status()).isEqualTo(404);
    assertThat(world.send(withToken).status()).isEqualTo(404);
  }

  /** Writes that are open let nobody delete what another made. */
  @Test
  void asksForATokenToDeleteAlsoWhereWritesAreOpen() {
    World open = new World(World.DIRECT, World.openTo(Feature.PASTES));
    Response made = open.send(Request.of("POST", "/api/pastes").withBody(utf8("a")));
    assertThat(made.status()).isEqualTo(201);
    Request delete = Request.of("DELETE", "/api/pastes/" + PasteSender.field(made, "id"));
    assertThat(open.send(delete).status()).isEqualTo(401);
    assertThat(open.send(delete.with(Exchange.DELETE_TOKEN, "")).status()).isEqualTo(403);
  }

  @Test
  void deletesOnlyTheStateThatIsMeant() {
    String target = "/api/pastes/" + PasteSender.raw(world, "", utf8("a"));
    Request delete = World.withToken("DELETE", target);
    assertThat(world.send(delete.with("If-Match", "\"another\"")).status()).isEqualTo(412);
    String tag = world.get(target).header("ETag").orElseThrow();
    assertThat(world.send(delete.with("If-Match", tag)).status()).isEqualTo(204);
    assertThat(world.send(delete.with("If-Match", "*")).status()).isEqualTo(412);
  }

  @Test
  void tellsTwoPastesOfTheSameContentApart() {
    String one = PasteSender.raw(world, "", utf8("a"));
    String other = PasteSender.raw(world, "", utf8("a"));
    assertThat(world.get("/raw/" + one).header("ETag"))
        .isPresent()
        .isNotEqualTo(world.get("/raw/" + other).header("ETag"));
  }
}
