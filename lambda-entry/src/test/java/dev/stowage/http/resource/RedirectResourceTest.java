package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Door;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Site;
import dev.stowage.http.contract.World;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectResourceTest {

  private static final String TARGET = "https://example.com/a?b=c&d#e";

  private final World world = new World(World.DIRECT);

  @Test
  void leadsWhereTheLinkLeads() {
    make(world, TARGET, "");
    Response response = world.get("/away");
    assertThat(response.status()).isEqualTo(302);
    assertThat(response.header("Location")).contains(TARGET);
    assertThat(response.header("Content-Type")).contains("application/json");
    assertThat(response.text()).isEqualTo("\"" + TARGET + "\"");
    assertThat(response.header("Cache-Control")).contains("no-cache");
    assertThat(response.headers().all("Vary")).contains("Accept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "text/html, application/json;q=0.5",
        "application/json; charset=utf-8"
      })
  void tellsTheTargetToWhoNamesJson(String accept) {
    make(world, TARGET, "");
    Response response = world.send(Request.of("GET", "/away").with("Accept", accept));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("\"" + TARGET + "\"");
    assertThat(response.headers().has("Location")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json;q=0",
        "application/json;q=0.0, */*",
        ""
      })
  void leadsWhoDoesNotNameIt(String accept) {
    make(world, TARGET, "");
    Request asked = Request.of("GET", "/away").with("Accept", accept);
    assertThat(world.send(asked).status()).isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource({"301, private", "308, private", "302, no-cache", "303, no-cache", "307, no-cache"})
  void answersTheStatusThatIsSetAndLetsOnlyAPermanentOneBeKeptForALittle(
      int status, String caching) {
    World other = new World(World.DIRECT, redirecting(status));
    make(other, TARGET, "");
    Response response = other.get("/away");
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Cache-Control").orElseThrow()).startsWith(caching);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 308})
  void aPermanentStatusDoesNotOutliveTheLink(int status) {
    World other = new World(World.DIRECT, redirecting(status));
    make(other, TARGET, ",\"expiresIn\":60");
    assertThat(other.get("/away").header("Cache-Control")).contains("no-cache");
  }

  @Test
  void isGoneFromTheInstantOfItsEnd() {
    make(world, TARGET, ",\"expiresIn\":60");
    world.pass(Duration.ofSeconds(59));
    assertThat(world.get("/away").status()).isEqualTo(302);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.get("/away").status()).isEqualTo(410);
    assertThat(world.get("/never").status()).isEqualTo(404);
  }

  @Test
  void answersHeadAlikeWithoutCountingAHit() {
    make(world, TARGET, "");
    Response get = world.get("/away");
    Response head = world.send(Request.of("HEAD", "/away"));
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("Location")).isEqualTo(get.header("Location"));
    assertThat(head.header("Content-Length")).contains(Integer.toString(get.body().length));
    assertThat(head.body()).isEmpty();
    assertThat(world.get("/api/counters/link.away").text()).contains("\"value\":1");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/straße?q=日本#ü, https://example.com/stra%C3%9Fe?q=%E6%97%A5%E6%9C%AC#%C3%BC",
    "https://bücher.example:8443/x, https://xn--bcher-kva.example:8443/x",
    "https://jörg:ä@bücher.example/ö@ö, https://j%C3%B6rg:%C3%A4@xn--bcher-kva.example/%C3%B6@%C3%B6",
    "https://example.com/😀, https://example.com/%F0%9F%98%80",
    "https://example.com/%C3%BC?100%, https://example.com/%C3%BC?100%",
    "https://bücher.example, https://xn--bcher-kva.example",
    "https://bücher.example?ü, https://xn--bcher-kva.example?%C3%BC",
  })
  void writesTheLocationInAsciiAndTheTargetAsItIs(String target, String location) {
    make(world, target, "");
    Response response = world.get("/away");
    assertThat(response.header("Location")).contains(location);
    assertThat(response.text()).isEqualTo("\"" + target + "\"");
  }

  @Test
  void givesBackAsciiThatIsNoUriAsItIs() {
    String target = "https://example.com/a|b{c}^d`<x>'%zz";
    make(world, target, "");
    assertThat(world.get("/away").header("Location")).contains(target);
  }

  @Test
  void tellsCapitalsFromSmallLetters() {
    make(world, TARGET, "");
    assertThat(world.get("/Away").status()).isEqualTo(404);
    assertThat(world.get("/%61way").status()).isEqualTo(302);
    assertThat(world.get("/away/").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/favicon.ico", "/%2e%2e", "/a%2Fb", "/%3Cscript%3E", "/ab", "/..", "/%20"})
  void leadsNowhereFromWhatIsNoId(String path) {
    Response response = world.get(path);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text()).doesNotContain("script");
  }

  @ParameterizedTest
  @CsvSource({"GET, ''", "GET, .py", "GET, .a.b", "HEAD, .txt", "GET, ."})
  void leadsFromTheKeyOfAPasteToItsPage(String method, String ending) {
    String id = PasteSender.burning(world, World.utf8("once"));
    Response led = world.send(Request.of(method, "/" + id + ending));
    assertThat(led.status()).isEqualTo(302);
    assertThat(led.header("Location")).contains("https://sto.example/p/" + id);
    assertThat(world.get("/raw/" + id).text()).isEqualTo("once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void leadsToNoPasteThatIsNotThere(String method) {
    Request absent = Request.of(method, "/" + "x".repeat(22));
    assertThat(world.send(absent).status()).isEqualTo(404);
    String id = PasteSender.burning(world, World.utf8("once"));
    world.get("/raw/" + id);
    assertThat(world.send(Request.of(method, "/" + id)).status()).isEqualTo(404);
  }

  @Test
  void tellsThatAPasteHasExpired() {
    String body = "{\"content\":\"x\",\"expiresIn\":60}";
    String id = PasteSender.field(world.post("/api/pastes", body), "id");
    world.pass(Duration.ofSeconds(60));
    Response gone = world.get("/" + id);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.text()).contains("the paste has expired");
  }

  @Test
  void leadsToNoPasteWhoNamesJsonOrALinkOfThatName() {
    String id = "2".repeat(22);
    Request asked = Request.of("GET", "/" + id);
    assertThat(world.send(asked.with("Accept", "application/json")).status()).isEqualTo(404);
    assertThat(world.get("/" + id + "2").status()).isEqualTo(404);
    assertThat(world.get("/" + "l".repeat(22)).status()).isEqualTo(404);
    world.post("/api/links", "{\"slug\":\"" + id + "\",\"target\":\"" + TARGET + "\"}");
    assertThat(world.send(asked).header("Location")).contains(TARGET);
  }

  @Test
  void takesNoOtherMethod() {
    make(world, TARGET, "");
    Response response = world.send(World.withToken("PUT", "/away"));
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Allow")).contains("GET, HEAD, OPTIONS");
  }

  private static UnaryOperator<Door> redirecting(int status) {
    return door ->
        new Door(
            new Site(null, Proxies.NONE, status, "1"), door.access(), door.cors(), door.reach());
  }

  private static void make(World world, String target, String more) {
    Response made =
        world.post("/api/links", "{\"slug\":\"away\",\"target\":\"" + target + "\"" + more + "}");
    assertThat(made.status()).isEqualTo(201);
  }
}
