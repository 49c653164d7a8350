package dev.stowage.http.resource;

import static dev.stowage.http.contract.World.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.paste.Paste;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The longest paste, and what answers it. */
class PasteLimitsTest {

  private static final int MOST = Paste.MAX_BYTES;

  private final World world = new World(World.DIRECT);

  @ParameterizedTest
  @CsvSource({
    "/api/pastes, -1, 201",
    "/api/pastes, 0, 201",
    "/api/pastes, 1, 413",
    "/documents, -1, 200",
    "/documents, 0, 200",
    "/documents, 1, 413"
  })
  void takesFourMebibytesOfBytesAndNotOneMore(String target, int beyond, int status) {
    Response answer = world.send(World.withToken("POST", target).withBody(new byte[MOST + beyond]));
    assertThat(answer.status()).isEqualTo(status);
  }

  /** As text: plain, with an escape for each character, and characters of several bytes. */
  @ParameterizedTest
  @CsvSource({"x, 1", "\\n, 1", "\\u00e9, 2", "é, 2", "€, 3", "\\u20ac, 3", "\\ud83d\\udc4b, 4"})
  void takesFourMebibytesOfTextInJsonHoweverItIsEscaped(String character, int bytes) {
    String text = character.repeat(MOST / bytes) + "x".repeat(MOST % bytes);
    Response fits = world.post("/api/pastes", "{\"content\":\"" + text + "\"}");
    assertThat(fits.status()).isEqualTo(201);
    String id = PasteSender.field(fits, "id");
    assertThat(PasteSender.json(world.get("/api/pastes/" + id))).containsEntry("size", MOST);
    assertThat(world.post("/api/pastes", "{\"content\":\"x" + text + "\"}").status())
        .isEqualTo(413);
  }

  @Test
  void saysHowLongABodyMayBeWhereThatIsTooLong() {
    Response refused =
        world.post("/api/pastes", "{\"content\":\"" + "\\u0001".repeat(MOST) + "\"}");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).contains("16777216");
  }

  /** The answer in JSON has 103 bytes beside the content, of which each here takes two. */
  @Test
  void namesAShorterFormOfWhatIsTooLongToBeCarried() {
    String target = "/api/pastes/" + PasteSender.raw(world, "", utf8("\n".repeat(1_000)));
    int whole = world.get(target).body().length;
    Request get = Request.of("GET", target);
    assertThat(PasteSender.through(world, get, whole).status()).isEqualTo(200);
    Response refused = PasteSender.through(world, get, whole - 1);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).contains(target + "/raw", "Range", "narrow");
  }

  @Test
  void readsInPartsWhatIsTooLongToBeCarriedAtOnce() {
    String target = "/api/pastes/" + PasteSender.raw(world, "", utf8("ab".repeat(500))) + "/raw";
    Request get = Request.of("GET", target);
    assertThat(PasteSender.through(world, get, 1_000).status()).isEqualTo(200);
    Response refused = PasteSender.through(world, get, 999);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).contains(target + " with a Range");
    Response part = PasteSender.through(world, get.with("Range", "bytes=0-998"), 999);
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).hasSize(999);
  }

  /** Whoever carries too little must not use up the only reading. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/pastes/%s", "/api/pastes/%s/raw", "/documents/%s", "/raw/%s"})
  void burnsNothingThatCannotBeCarried(String target) {
    String id = PasteSender.burning(world, utf8("\n".repeat(1_000)));
    Request get = Request.of("GET", target.formatted(id));
    Response refused = PasteSender.through(world, get, 999);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).contains("it was not burnt");
    assertThat(PasteSender.through(world, Request.of("GET", "/raw/" + id), 1_000).body())
        .hasSize(1_000);
    assertThat(world.send(get).status()).isEqualTo(404);
  }

  @Test
  void answersWhoHasItAlreadyHoweverLongItIs() {
    String target = "/raw/" + PasteSender.raw(world, "", new byte[1_000]);
    String tag = world.get(target).header("ETag").orElseThrow();
    Request again = Request.of("GET", target).with("If-None-Match", tag);
    assertThat(PasteSender.through(world, again, 10).status()).isEqualTo(304);
  }
}
