package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.NewPaste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.Pastes;
import dev.stowage.http.Arrival;
import dev.stowage.http.Carrier;
import dev.stowage.http.Feature;
import dev.stowage.http.MediaType;
import dev.stowage.http.PercentEncoding;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import dev.stowage.http.contract.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesResourceTest {

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final String SCRIPT = "</code></pre></textarea><script>alert('1')</script>";

  private final World world = new World(World.DIRECT, World.openTo(Feature.LINKS, Feature.PASTES));
  private final World guarded = new World(World.DIRECT);

  @Test
  void offersAFormForEachFeatureAndAsksForATokenWhereOneIsNeeded() {
    Response open = world.get("/");
    assertThat(open.status()).isEqualTo(200);
    assertThat(open.header("Content-Type")).contains(MediaType.HTML);
    assertThat(open.text()).contains("name=\"target\"", "name=\"content\"");
    assertThat(open.text()).doesNotContain("type=\"password\"", "<script");
    assertThat(guarded.get("/").text()).contains("id=\"link-token\"", "id=\"paste-token\"");
  }

  @Test
  void offersNothingThatIsNotThere() {
    assertThat(new PagesResource(null, null).routes().stream().map(Route::toString))
        .containsExactly("GET /", "POST /");
  }

  @Test
  void everyPageMayOnlyUseItsOwnStyle() throws NoSuchAlgorithmException {
    Response page = world.get("/");
    String html = page.text();
    String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(page.header("Content-Security-Policy"))
        .contains(
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    assertThat(html).doesNotContain("style=", "http-equiv", "src=");
    assertThat(page.header("Referrer-Policy")).contains("same-origin");
    assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(browse("/p/none").header("Content-Security-Policy"))
        .isEqualTo(page.header("Content-Security-Policy"));
  }

  @Test
  void shortens() {
    Response made =
        form(world, "target=https%3A%2F%2Fexample.com%2F%3Fa%26b&slug=away&expiresIn=P7D");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(made.header("Referrer-Policy")).contains("no-referrer");
    assertThat(made.text())
        .contains(
            "href=\"https://sto.example/away\"", "https://example.com/?a&amp;b", "2025-03-08");
    assertThat(world.get("/away").header("Location")).contains("https://example.com/?a&b");
    Matcher token = Pattern.compile("<code>([2-9a-zA-Z]{22})</code>").matcher(made.text());
    assertThat(token.find()).isTrue();
    Request delete = Request.of("DELETE", "/api/links/away");
    assertThat(world.send(delete.with("Stowage-Delete-Token", token.group(1))).status())
        .isEqualTo(204);
  }

  @Test
  void tellsNoTokenOfALinkThatWasThereAlready() {
    form(world, "target=https%3A%2F%2Fexample.com&slug=away");
    Response again = form(world, "target=https%3A%2F%2Fexample.com&slug=away");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).contains("there already").doesNotContain("token");
  }

  @Test
  void pastesWhatWasTypedWithItsLineBreaks() {
    String path =
        pasted("content=%0D%0Aa+%2B+b%0D%0A%C3%BC&title=T&language=java&expiresIn=&burn=");
    assertThat(world.get("/api/pastes" + path.substring(2) + "/raw").text())
        .isEqualTo("\na + b\n\u00fc");
    Response page = browse(path);
    assertThat(page.text()).contains("<pre>\n\na + b\n\u00fc</pre>", "<bdi>T</bdi>");
    assertThat(page.text()).contains("java", "/api/pastes" + path.substring(2) + "/raw");
    assertThat(page.header("Cache-Control")).contains("no-cache");
    assertThat(page.header("ETag")).isPresent();
    assertThat(page.header("X-Robots-Tag")).contains("noindex");
  }

  @Test
  void showsStoredHtmlAsTextWhereverItStands() {
    Pastes pastes = pastes();
    NewPaste labelled = NewPaste.PLAIN.labelled(new PasteLabel(SCRIPT, "c++"));
    String id = pastes.post(World.utf8(SCRIPT), labelled).meta().id();
    Response page = browse("/p/" + id);
    assertThat(page.text()).contains("&lt;script&gt;alert(&#39;1&#39;)").doesNotContain("<script");
    assertThat(pasted("content=x&language=c%2B%2B")).startsWith("/p/");
  }

  @Test
  void showsWhatWasFilledInAsTextWhenItIsRefused() {
    String script = PercentEncoding.encode(SCRIPT);
    Response refused =
        form(world, "content=" + script + "&title=" + script + "&language=" + script);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("&lt;script&gt;").doesNotContain("<script");
    Response link = form(world, "target=%22%3E" + script + "&slug=%22%20autofocus");
    assertThat(link.status()).isEqualTo(400);
    assertThat(link.text()).contains("value=\"&quot;&gt;&lt;").doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target=ftp%3A%2F%2Fexample.com|400|target",
        "target=https%3A%2F%2Fsto.example%2Fx|400|back to this shortener",
        "target=https%3A%2F%2Fexample.com&slug=api|400|reserved",
        "target=https%3A%2F%2Fexample.com&expiresIn=soon|400|expiresIn",
        "target=https%3A%2F%2Fexample.com&target=x|400|give it once",
        "target=%zz|400|hexadecimal",
        "content=%ff|400|UTF-8",
        "content=x&language=a+b|400|language",
        "content=x&more=y|400|no such parameter",
        "slug=away|400|no form that is offered",
        "''|400|no form that is offered",
      })
  void showsOnThePageWhatWasWrong(String body, int status, String said) {
    Response page = form(world, body);
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.header("Content-Type")).contains(MediaType.HTML);
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.text()).contains("role=\"alert\"", said, "name=\"target\"");
    assertThat(world.failures()).isEmpty();
  }

  @Test
  void makesNothingOfALinkAndATextInOneFormAndKeepsBoth() {
    Response refused =
        form(world, "target=https%3A%2F%2Fexample.com&slug=away&content=kept&title=");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text())
        .contains("either an address or a text", "value=\"https://example.com\"", "\nkept<");
    assertThat(world.get("/away").status()).isEqualTo(404);
    assertThat(pasted("target=&content=x")).startsWith("/p/");
  }

  @Test
  void tellsProgramsWhatWasWrongAsAProblem() {
    Request asked =
        Request.of("POST", "/")
            .with("Content-Type", MediaType.FORM)
            .with("Accept", "*/*")
            .withBody(World.utf8("target=x"));
    assertThat(world.send(asked).header("Content-Type")).contains(MediaType.PROBLEM);
    assertThat(world.get("/p/none").header("Content-Type")).contains(MediaType.PROBLEM);
    assertThat(browse("/p/none").header("Content-Type")).contains(MediaType.HTML);
    assertThat(browse("/never").status()).isEqualTo(404);
    assertThat(browse("/never").text()).contains("there is no such link");
  }

  @Test
  void keepsWhatWasFilledInButNeverTheToken() {
    Response refused = form(guarded, "content=kept&title=T&expiresIn=P7D&burn=yes&token=secret");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text())
        .contains("\nkept</textarea>", "value=\"T\"", "value=\"P7D\" selected", " checked")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"target=https%3A%2F%2Fexample.com&slug=away", "content=x"})
  void takesTheTokenOfAFormAsOneInTheHead(String body) {
    assertThat(form(guarded, body).status()).isEqualTo(401);
    assertThat(form(guarded, body).header("WWW-Authenticate")).isPresent();
    assertThat(form(guarded, body + "&token=").status()).isEqualTo(401);
    assertThat(form(guarded, body + "&token=a+token").status()).isEqualTo(403);
    assertThat(form(guarded, body + "&token=a+token+of+the+tests").status()).isEqualTo(201);
    Request asked =
        World.withToken("POST", "/")
            .with("Content-Type", MediaType.FORM)
            .withBody(World.utf8(body));
    assertThat(guarded.send(asked).status()).isLessThan(300);
  }

  @Test
  void aWrongTokenIsNoneEvenWhereNoneIsNeeded() {
    assertThat(form(world, "content=x&token=another").status()).isEqualTo(403);
  }

  @Test
  void aFormOfAnotherSiteDoesNotReachAServerOfThisMachine() {
    World local = new World(World.DIRECT, World::local);
    Request asked = formOf("/", "content=x").with("Host", "localhost:8080");
    assertThat(local.send(asked.with("Origin", "https://evil.example")).status()).isEqualTo(403);
    assertThat(local.send(asked.with("Origin", "http://localhost:8080")).status()).isEqualTo(201);
  }

  @Test
  void lookingAtABurningPasteDoesNotBurnIt() {
    String path = pasted("content=once&burn=yes");
    for (String method : new String[] {"GET", "HEAD", "GET"}) {
      Response page = world.send(Request.of(method, path));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Cache-Control")).contains("no-store");
      assertThat(page.header("ETag")).isEmpty();
      assertThat(page.text()).doesNotContain("once</pre>");
    }
    assertThat(browse(path).text()).contains("<form method=\"post\">", "burns after reading");
    Response taken = world.send(formOf(path, ""));
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.text()).contains("<pre>\nonce</pre>", "burnt").doesNotContain("/raw");
    assertThat(taken.header("Cache-Control")).contains("no-store");
    assertThat(world.send(formOf(path, "")).status()).isEqualTo(404);
    assertThat(browse(path).status()).isEqualTo(404);
  }

  @Test
  void takingNeedsNoTokenAndNoBody() {
    Pastes pastes = new Pastes(guarded.backend().pastes(), context());
    String id = pastes.post(World.utf8("once"), NewPaste.PLAIN.burning()).meta().id();
    assertThat(guarded.send(Request.of("POST", "/p/" + id)).text()).contains("once");
  }

  @Test
  void doesNotShowWhatIsNoText() {
    byte[] bytes = {0, (byte) 0xff, 1};
    String id = pastes().post(bytes, NewPaste.PLAIN).meta().id();
    assertThat(browse("/p/" + id).text())
        .contains("no text in UTF-8", "href=\"/api/pastes/" + id + "/raw\"");
  }

  @Test
  void givesAwayWhatBurnsAndIsNoText() {
    byte[] bytes = {0, (byte) 0xff, 1};
    String id = pastes().post(bytes, NewPaste.PLAIN.burning()).meta().id();
    Response taken = world.send(formOf("/p/" + id, ""));
    assertThat(taken.body()).isEqualTo(bytes);
    assertThat(taken.header("Content-Disposition"))
        .contains("attachment; filename=\"" + id + ".bin\"");
    assertThat(world.send(formOf("/p/" + id, "")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false"})
  void showsTheFirstMebibyteOfATextAndLinksToTheRest(int beyond, boolean isWhole) {
    String text = "a".repeat(PastePage.MOST_SHOWN - 3) + "\u20ac" + "b".repeat(beyond);
    String id = pastes().post(World.utf8(text), NewPaste.PLAIN).meta().id();
    String page = browse("/p/" + id).text();
    assertThat(page).contains("a\u20ac</pre>", "href=\"/api/pastes/" + id + "/raw\"");
    assertThat(page.contains("the text goes on")).isEqualTo(!isWhole);
  }

  @Test
  void cutsNoCharacterInTwo() {
    String text = "a".repeat(PastePage.MOST_SHOWN - 2) + "\u20acb";
    String id = pastes().post(World.utf8(text), NewPaste.PLAIN).meta().id();
    assertThat(browse("/p/" + id).text()).contains("aa</pre>").doesNotContain("\ufffd");
  }

  @ParameterizedTest
  @CsvSource({"0, text/html; charset=utf-8", "1, application/octet-stream"})
  void givesAwayWhatBurnsAndIsTooLongToBeShown(int beyond, String mediaType) {
    byte[] bytes = World.utf8("a".repeat(PastePage.MOST_SHOWN + beyond));
    String id = pastes().post(bytes, NewPaste.PLAIN.burning()).meta().id();
    Response taken = world.send(formOf("/p/" + id, ""));
    assertThat(taken.header("Content-Type")).contains(mediaType);
    assertThat(taken.body().length).isGreaterThanOrEqualTo(bytes.length);
    assertThat(world.send(formOf("/p/" + id, "")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEVER", "AFTER_READING"})
  void burnsNothingThatTheAnswerCannotHold(Burn burn) {
    NewPaste asked = burn == Burn.NEVER ? NewPaste.PLAIN : NewPaste.PLAIN.burning();
    String id = pastes().post(World.utf8("&".repeat(10_000)), asked).meta().id();
    Carrier small = new Carrier("a gateway", 50_000, 50_000, 10_000);
    Request taking = formOf("/p/" + id, "").arrived(new Arrival("127.0.0.1", "http", small));
    Response refused = world.send(taking);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text()).contains("/api/pastes/" + id + "/raw");
    assertThat(world.send(formOf("/p/" + id, "")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"0, 200, ''", "1, 413, /raw", "50001, 413, longer answers"})
  void burnsNothingThatIsGivenAwayAndTooLong(int beyond, int status, String said) {
    int most = PastePage.MOST_SHOWN + 50_000;
    byte[] bytes = new byte[most + beyond];
    Arrays.fill(bytes, (byte) 0xff);
    String id = pastes().post(bytes, NewPaste.PLAIN.burning()).meta().id();
    Carrier narrow = new Carrier("a gateway", 50_000, most, 10_000);
    Arrival arrival = new Arrival("127.0.0.1", "http", narrow);
    Response answer = world.send(formOf("/p/" + id, "").arrived(arrival));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Stowage-Cost")).isPresent();
    assertThat(status == 200 || answer.text().contains(said)).isTrue();
    boolean isThere = world.send(Request.of("HEAD", "/api/pastes/" + id)).status() == 200;
    assertThat(isThere).isEqualTo(status == 413);
  }

  @Test
  void anExpiredPasteIsGone() {
    String path = pasted("content=x&expiresIn=60");
    world.pass(Duration.ofSeconds(59));
    assertThat(browse(path).text()).contains("2025-03-01T12:01:00Z");
    world.pass(Duration.ofSeconds(1));
    assertThat(browse(path).status()).isEqualTo(410);
    assertThat(browse(path).text()).contains("the paste has expired");
    assertThat(world.send(formOf(path, "")).status()).isEqualTo(410);
  }

  @Test
  void takesContentOfFourMebibytesHoweverItIsEncodedAndNoMore() {
    int most = 4 << 20;
    assertThat(form(world, "content=" + "%61".repeat(most)).status()).isEqualTo(201);
    Response refused = form(world, "content=" + "a".repeat(most + 1));
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.body().length).isLessThan(20_000);
  }

  @ParameterizedTest
  @CsvSource({"-1, 401", "0, 401", "1, 413"})
  void readsLittleOfWhoShowsNoTokenInTheHead(int beyond, int status) {
    String body = "content=" + "a".repeat((256 << 10) + beyond - 8);
    Response refused = form(guarded, body);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.header("Content-Type")).contains(MediaType.HTML);
    assertThat(refused.text()).contains(status == 413 ? "POST /api/pastes" : "fill it in");
    assertThat(refused.body().length).isLessThan(20_000);
    Request another = formOf("/", body).with("Authorization", "Bearer another");
    assertThat(guarded.send(another).status()).isEqualTo(status == 413 ? 413 : 403);
    Request known = formOf("/", body).with("Authorization", "Bearer " + World.TOKEN);
    assertThat(guarded.send(known).status()).isEqualTo(201);
    assertThat(form(world, body).status()).isEqualTo(201);
  }

  @Test
  void takesAReasonableTextWithItsTokenInTheForm() {
    String body = "token=a+token+of+the+tests&content=" + "a".repeat(200_000);
    assertThat(form(guarded, body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"65536, true", "65537, false"})
  void showsATextAgainUpToALength(int length, boolean isShown) {
    String text = "\"".repeat(length);
    String page = form(guarded, "title=T&content=" + text).text();
    assertThat(page).contains("value=\"T\"");
    assertThat(page.contains("&quot;".repeat(100))).isEqualTo(isShown);
  }

  @Test
  void refusesAFormOfMillionsOfFieldsAtOnce() {
    assertThat(form(world, "a&".repeat(5_000_000)).status()).isEqualTo(400);
  }

  private Pastes pastes() {
    return new Pastes(world.backend().pastes(), context());
  }

  private BackendContext context() {
    return new BackendContext(new Meter(), world::now, new SecureRandom()::nextLong);
  }

  /** Returns the path of a paste that a form has made. */
  private String pasted(String body) {
    Response made = form(world, body);
    assertThat(made.status()).isEqualTo(201);
    Matcher url = Pattern.compile("href=\"https://sto.example(/p/\\w{22})\"").matcher(made.text());
    assertThat(url.find()).isTrue();
    return url.group(1);
  }

  private Response browse(String path) {
    return world.send(Request.of("GET", path).with("Accept", BROWSER));
  }

  private static Response form(World world, String body) {
    return world.send(formOf("/", body));
  }

  private static Request formOf(String path, String body) {
    return Request.of("POST", path)
        .with("Content-Type", MediaType.FORM)
        .with("Accept", BROWSER)
        .withBody(World.utf8(body));
  }
}
