package dev.stowage.http.resource;

import static dev.stowage.http.contract.World.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Headers;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of a paste alone: text to every browser, and any part of it. */
class RawPasteTest {

  private final World world = new World(World.DIRECT);

  /** Stored pages ran as pages of the site where pastes were objects in a public bucket. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/pastes/%s/raw", "/raw/%s", "/raw/%s.html", "/raw/%s.svg"})
  void showsAStoredPageAsText(String door) {
    Response made =
        world.send(
            World.withToken("POST", "/api/pastes")
                .with("Content-Type", "text/html")
                .withBody(utf8("<script>alert(1)</script>")));
    Response raw = world.get(door.formatted(PasteSender.field(made, "id")));
    assertThat(raw.text()).isEqualTo("<script>alert(1)</script>");
    assertThat(raw.headers().all("Content-Type")).containsExactly("text/plain; charset=utf-8");
    assertThat(raw.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(raw.header("Content-Security-Policy")).contains("sandbox");
  }

  /** No title can be a header, whatever it holds; what could end one is refused before. */
  @Test
  void tellsNoTitleInAHeader() {
    String title = "\"; filename=\"x.html\"; a=<b>";
    Response made =
        world.post(
            "/api/pastes", "{\"content\":\"a\",\"title\":\"" + title.replace("\"", "\\\"") + "\"}");
    String id = PasteSender.field(made, "id");
    for (String door : new String[] {"/api/pastes/" + id, "/api/pastes/" + id + "/raw"}) {
      assertThat(world.get(door).headers().list().stream().map(Headers.Header::value))
          .noneMatch(value -> value.contains("filename"));
    }
    assertThat(PasteSender.json(world.get("/api/pastes/" + id))).containsEntry("title", title);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, bytes 0-9/10, 0123456789",
    "bytes=0-0, bytes 0-0/10, 0",
    "bytes=2-4, bytes 2-4/10, 234",
    "bytes=9-9, bytes 9-9/10, 9",
    "bytes=9-, bytes 9-9/10, 9",
    "bytes=8-10, bytes 8-9/10, 89",
    "bytes=8-99999999999999999999, bytes 8-9/10, 89",
    "bytes=-1, bytes 9-9/10, 9",
    "bytes=-10, bytes 0-9/10, 0123456789",
    "bytes=-11, bytes 0-9/10, 0123456789",
    "bytes=-9223372036854775807, bytes 0-9/10, 0123456789",
    "Bytes= 2-4, bytes 2-4/10, 234"
  })
  void sendsThePartThatARangeNames(String range, String contentRange, String part) {
    Response answer = asked("Range", range);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.text()).isEqualTo(part);
    assertThat(answer.header("Content-Range")).contains(contentRange);
    assertThat(answer.header("ETag")).isPresent();
    assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=99999999999999999999-", "bytes=-0"})
  void refusesAPartBehindTheEndAndTellsTheLength(String range) {
    Response answer = asked("Range", range);
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).contains("bytes */10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,3-4",
        "bytes=4-2",
        "bytes=-",
        "bytes=",
        "bytes",
        "lines=0-1",
        "bytes=a-b",
        "bytes=0x1-2",
        "bytes=1--2",
        "",
        "bytes=\u0661-"
      })
  void sendsTheWholeForARangeThatIsNotHonoured(String range) {
    Response answer = asked("Range", range);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("0123456789");
    assertThat(answer.header("Accept-Ranges")).contains("bytes");
  }

  @Test
  void hasNoPartWhereThereIsNothing() {
    String target = "/raw/" + PasteSender.raw(world, "", new byte[0]);
    Response answer = world.send(Request.of("GET", target).with("Range", "bytes=0-"));
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).contains("bytes */0");
  }

  @Test
  void sendsAPartOnlyOfTheStateThatIsMeant() {
    String target = "/raw/" + PasteSender.raw(world, "", utf8("0123456789"));
    String tag = world.get(target).header("ETag").orElseThrow();
    Request part = Request.of("GET", target).with("Range", "bytes=2-4");
    assertThat(world.send(part.with("If-Range", tag)).status()).isEqualTo(206);
    assertThat(world.send(part.with("If-Range", "\"another\"")).status()).isEqualTo(200);
    assertThat(world.send(part.with("If-Range", "W/" + tag)).status()).isEqualTo(200);
    assertThat(world.send(part.with("If-Range", "Sat, 01 Mar 2025 12:00:00 GMT")).status())
        .isEqualTo(200);
    assertThat(world.send(part.with("If-None-Match", tag)).status()).isEqualTo(304);
  }

  @Test
  void tellsTheLengthByHead() {
    String target = "/raw/" + PasteSender.raw(world, "", utf8("0123456789"));
    Response head = world.send(Request.of("HEAD", target).with("Range", "bytes=2-4"));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).contains("10");
    assertThat(head.header("Accept-Ranges")).contains("bytes");
    assertThat(head.header("ETag")).isEqualTo(world.get(target).header("ETag"));
    assertThat(head.header("Content-Type")).isEqualTo(world.get(target).header("Content-Type"));
  }

  /** A length that is told must be that of GET, so what is not known is not told. */
  @Test
  void tellsNoWrongLengthOfJsonByHead() {
    String target = "/api/pastes/" + PasteSender.raw(world, "", utf8("0123456789"));
    assertThat(world.send(Request.of("HEAD", target)).header("Content-Length")).isEmpty();
  }

  private Response asked(String header, String value) {
    String target = "/raw/" + PasteSender.raw(world, "", utf8("0123456789"));
    return world.send(Request.of("GET", target).with(header, value));
  }
}
