package dev.stowage.http.resource;

import static dev.stowage.http.contract.World.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.stowage.http.Exchange;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HastebinResourceTest {

  private final World world = new World(World.DIRECT);

  @Test
  void keepsABodyAndShowsItUnderItsKey() {
    Response made = post("text/plain", utf8("grüße\n"));
    assertThat(made.status()).isEqualTo(200);
    String key = PasteSender.field(made, "key");
    assertThat(PasteSender.json(made)).isEqualTo(Map.of("key", key));
    assertThat(PasteSender.json(world.get("/documents/" + key)))
        .isEqualTo(Map.of("key", key, "data", "grüße\n"));
    assertThat(world.get("/raw/" + key).text()).isEqualTo("grüße\n");
    assertThat(PasteSender.json(world.get("/api/pastes/" + key)))
        .containsEntry("content", "grüße\n");
  }

  /** What curl -d and a form say they send; the body is kept as it is all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "application/json", "multipart/form-data"})
  void keepsABodyOfAnyTypeAsItIs(String type) {
    String key = PasteSender.field(post(type, utf8("{\"data\":\"a=b\"}")), "key");
    assertThat(world.get("/raw/" + key).text()).isEqualTo("{\"data\":\"a=b\"}");
  }

  /** Hastebin's addresses end in what the text is written in. */
  @ParameterizedTest
  @ValueSource(strings = {".txt", ".py", ".tar.gz", "."})
  void leavesAnEndingOut(String ending) {
    String key = PasteSender.field(post("text/plain", utf8("a")), "key");
    assertThat(world.get("/raw/" + key + ending).text()).isEqualTo("a");
    assertThat(PasteSender.json(world.get("/documents/" + key + ending)))
        .contains(entry("key", key), entry("data", "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".txt", "a.b", "..", "2222222222222222222222.py"})
  void answersNotFoundForAnyTextThatIsNoKey(String key) {
    assertThat(world.get("/raw/" + key).status()).isEqualTo(404);
    assertThat(world.get("/documents/" + key).status()).isEqualTo(404);
  }

  @Test
  void showsBytesThatAreNoTextInBase64() {
    byte[] bytes = {(byte) 0x80, 1};
    String key = PasteSender.field(post("text/plain", bytes), "key");
    assertThat(PasteSender.json(world.get("/documents/" + key)))
        .contains(
            entry("data", Base64.getEncoder().encodeToString(bytes)), entry("encoding", "base64"));
    assertThat(world.get("/raw/" + key).body()).isEqualTo(bytes);
  }

  @Test
  void tellsTheDeleteTokenInAHeader() {
    Response made = post("text/plain", utf8("a"));
    String key = PasteSender.field(made, "key");
    Request delete =
        Request.of("DELETE", "/api/pastes/" + key)
            .with(Exchange.DELETE_TOKEN, made.header(Exchange.DELETE_TOKEN).orElseThrow());
    assertThat(world.send(delete).status()).isEqualTo(204);
    assertThat(world.get("/raw/" + key).status()).isEqualTo(404);
  }

  @Test
  void takesWishesFromTheQuery() {
    Response made =
        world.send(
            World.withToken("POST", "/documents?burnAfterReading=true&expiresIn=P1D")
                .withBody(utf8("a")));
    String key = PasteSender.field(made, "key");
    assertThat(world.get("/documents/" + key).status()).isEqualTo(200);
    assertThat(world.get("/documents/" + key).status()).isEqualTo(404);
  }

  private Response post(String type, byte[] body) {
    return world.send(
        World.withToken("POST", "/documents").with("Content-Type", type).withBody(body));
  }
}
