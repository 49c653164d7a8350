package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.S3Rules;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.local.LocalS3;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Links that the bucket itself redirects, visited by a client that knows nothing of S3. */
class S3WebsiteTest {

  private static final String HEADER = "x-amz-website-redirect-location";
  private static final String START = "https://example.org/";

  private final Wire wire = new Wire();
  private final HttpClient visitor = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "my/links"})
  void redirectsUnderItsPrefixUntilTheLinkIsRemoved(String prefix) throws Exception {
    S3Website website = fresh(prefix);
    Link link = Sample.link("aB-_3");
    assertThat(visit(website, "aB-_3").statusCode()).isEqualTo(404);

    website.links().create(link, Sample.NOW);

    HttpResponse<String> visit = visit(website, "aB-_3");
    assertThat(visit.statusCode()).isEqualTo(301);
    assertThat(visit.headers().firstValue("Location")).contains(link.target());
    assertThat(visit(website, "ab-_3").statusCode()).isEqualTo(404);
    assertThat(visit(website, "").statusCode()).isEqualTo(404);
    assertThat(website.links().find("aB-_3")).contains(link);

    assertThat(website.links().remove(link.id(), link.stamp().writeId())).isTrue();
    assertThat(visit(website, "aB-_3").statusCode()).isEqualTo(404);
  }

  @Test
  void sendsTheRedirectWithTheObject() {
    S3Website website = fresh("");
    wire.forget();
    Link link = Sample.link();

    website.links().create(link, Sample.NOW);

    assertThat(wire.seen()).hasSize(1);
    SdkHttpRequest put = wire.seen().get(0);
    assertThat(put.method()).isEqualTo(SdkHttpMethod.PUT);
    assertThat(put.firstMatchingHeader(HEADER)).contains(link.target());
    assertThat(put.firstMatchingHeader("If-None-Match")).contains("*");
    assertThat(put.headers().keySet()).noneMatch(name -> name.startsWith("x-amz-meta-"));
  }

  @Test
  void writesWhatIsNotAsciiAsABrowserSendsItAndKeepsTheTargetItself() throws Exception {
    S3Website website = fresh("");
    Link link =
        new Link("umlaut", START + "\u00fc%20?q=\u65e5\ud83d\ude00#\"<>", Sample.stamp(null));

    website.links().create(link, Sample.NOW);

    assertThat(visit(website, "umlaut").headers().firstValue("Location"))
        .contains(START + "%C3%BC%20?q=%E6%97%A5%F0%9F%98%80#\"<>");
    assertThat(website.links().find("umlaut")).contains(link);
  }

  @Test
  void writesTheSchemeInSmallLettersAsS3Demands() throws Exception {
    S3Website website = fresh("");
    Link link = new Link("loud", "HTTPS://Example.ORG/A", Sample.stamp(null));

    website.links().create(link, Sample.NOW);

    assertThat(visit(website, "loud").headers().firstValue("Location"))
        .contains("https://Example.ORG/A");
    assertThat(website.links().find("loud")).contains(link);
  }

  @Test
  void takesLocationsUpToTheLimitOfS3() throws Exception {
    S3Website website = fresh("");
    for (int length : new int[] {RedirectLocation.LONGEST - 1, RedirectLocation.LONGEST}) {
      Link fits = located(length);
      assertThat(website.links().create(fits, Sample.NOW)).isEqualTo(Created.NEW);
      assertThat(visit(website, fits.id()).headers().firstValue("Location").orElseThrow())
          .hasSize(length);
    }
    wire.forget();
    Link above = located(RedirectLocation.LONGEST + 1);

    Fails.with(ErrorKind.TOO_LARGE, () -> website.links().create(above, Sample.NOW))
        .hasMessageContaining("2049")
        .hasMessageContaining("2048");

    assertThat(wire.seen()).isEmpty();
    String longest = START + "a".repeat(2_040 - START.length());
    assertThat(website.links().create(new Link("ascii", longest, Sample.stamp(null)), Sample.NOW))
        .isEqualTo(Created.NEW);
  }

  /** A link whose location has so many characters, six of them for an umlaut. */
  private static Link located(int length) {
    String target = START + "\u00fc\u00fc" + "a".repeat(length - START.length() - 12);
    assertThat(target).hasSizeLessThan(2_040);
    return new Link(Sample.id(), target, Sample.stamp(null));
  }

  @Test
  void refusesALinkThatExpires() {
    S3Website website = fresh("");
    wire.forget();

    Fails.with(ErrorKind.INVALID, () -> website.links().create(Sample.ending("abc"), Sample.NOW))
        .hasMessageContaining("cannot expire");

    assertThat(wire.seen()).isEmpty();
  }

  @Test
  void letsNobodyReadMoreThanTheObjectsWhoseKeysTheyKnow() throws Exception {
    S3Website website = fresh("s");
    website.links().create(Sample.link("abc"), Sample.NOW);

    URI bucket = LocalS3.shared().endpoint().resolve("/" + website.config().bucket());
    assertThat(get(bucket).statusCode()).isEqualTo(403);
    assertThat(get(URI.create(bucket + "?list-type=2")).statusCode()).isEqualTo(403);
    String policy = Local.CLIENT.getBucketPolicy(r -> r.bucket(website.config().bucket())).policy();
    assertThat(policy)
        .contains("\"Action\":\"s3:GetObject\"")
        .contains("\"arn:aws:s3:::" + website.config().bucket() + "/s/*\"")
        .doesNotContain("ListBucket");
  }

  @Test
  void listsLinksAloneAndMeasuresThem() {
    S3Website website = fresh("");
    List<Link> links = List.of(Sample.link("abc"), Sample.link("Abc"), Sample.link("aux"));
    links.forEach(link -> website.links().create(link, Sample.NOW));
    put(website, "index.html");
    put(website, "site/page");

    assertThat(website.links().list(Page.FIRST).items()).containsExactlyInAnyOrderElementsOf(links);
    long encoded = links.stream().mapToLong(link -> link.encode().length).sum();
    long headers = links.stream().mapToLong(link -> HEADER.length() + link.target().length()).sum();
    assertThat(website.footprint().records().value()).isEqualTo(3);
    assertThat(website.footprint().encodedBytes().value()).isEqualTo(encoded);
    assertThat(website.footprint().billedBytes().value()).isEqualTo(encoded + headers);
    assertThat(website.tariff().storage()).isEqualTo(S3Rules.STORAGE);
  }

  @Test
  void isInitialisedAgainWithoutChangingAnything() {
    S3Website website = fresh("s");
    website.links().create(Sample.link("abc"), Sample.NOW);
    wire.forget();

    S3Website.initialise(website.config(), wire.client(), Local.context());

    assertThat(wire.count(SdkHttpMethod.PUT)).isZero();
  }

  @Test
  void overcomesLostAnswersWhileItIsInitialised() throws Exception {
    for (Wire.Treatment loss : List.of(Wire.LOSE_ANSWER, Wire.LOSE_REQUEST)) {
      for (int i = 0; i < 4; i++) {
        wire.next(SdkHttpMethod.PUT, loss);
      }
      S3Website website = fresh("");
      assertThat(wire.isHealed()).isTrue();
      website.links().create(Sample.link("abc"), Sample.NOW);
      assertThat(visit(website, "abc").statusCode()).isEqualTo(301);
    }
  }

  @Test
  void publishesNothingThatLiesThereAlready() {
    S3Config config = config("");
    S3Backend owner = S3Backend.open(owners(config), Local.CLIENT, Local.context());
    S3Backend.initialise(owner.config(), Local.CLIENT, Local.context());
    owner.links().create(Sample.link(), Sample.NOW);

    Fails.with(
            ErrorKind.MISCONFIGURED,
            () -> S3Website.initialise(config, Local.CLIENT, Local.context()))
        .hasMessageContaining("links/");

    assertThatThrownBy(() -> Local.CLIENT.getBucketPolicy(r -> r.bucket(config.bucket())))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchBucketPolicy"));
  }

  @Test
  void leavesAPolicyOfSomebodyElseAlone() {
    S3Website website = fresh("s");
    S3Config elsewhere =
        new S3Config(website.config().bucket(), "t", website.config().service(), Audience.WEBSITE);

    Fails.with(
            ErrorKind.MISCONFIGURED,
            () -> S3Website.initialise(elsewhere, Local.CLIENT, Local.context()))
        .hasMessageContaining("add this statement")
        .hasMessageContaining(website.config().bucket() + "/t/*");
  }

  /** Each names the website's objects, and leaves visitors with 403. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Effect':'Deny','Principal':'*','Action':'s3:GetObject' | denies",
        "'Effect':'Allow','Principal':'*','Action':'s3:PutObject' | add this statement",
        "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::1:root'},'Action':'s3:GetObject'"
            + " | add this statement"
      },
      quoteCharacter = '`')
  void refusesAPolicyThatKeepsVisitorsOut(String statement, String complaint) {
    S3Website website = fresh("s");
    String objects = "arn:aws:s3:::" + website.config().bucket() + "/s/*";
    String policy =
        "{\"Statement\":{%s,\"Resource\":\"%s\"}}".formatted(statement.replace('\'', '"'), objects);
    Local.CLIENT.putBucketPolicy(r -> r.bucket(website.config().bucket()).policy(policy));

    Fails.with(
            ErrorKind.MISCONFIGURED,
            () -> S3Website.initialise(website.config(), Local.CLIENT, Local.context()))
        .hasMessageContaining(complaint)
        .hasMessageContaining(objects);
  }

  @Test
  void isOpenedByThoseWhoMeanIt() {
    S3Config owners = owners(config(""));

    Fails.with(ErrorKind.INVALID, () -> S3Website.open(owners, Local.context()))
        .hasMessageContaining("website=true");
    Fails.with(ErrorKind.INVALID, () -> S3Website.open(owners, Local.CLIENT, Local.context()));
    Fails.with(ErrorKind.INVALID, () -> S3Website.initialise(owners, Local.context()));
    Fails.with(ErrorKind.INVALID, () -> S3Backend.initialise(config(""), Local.context()));
    Fails.with(ErrorKind.INVALID, () -> config("a\"b"));
    Fails.with(ErrorKind.INVALID, () -> config("a*"));
  }

  @Test
  void closesItsOwnClientAndLeavesTheCallersOpen() {
    S3Website own = S3Website.open(config(""), Local.context());
    own.close();
    S3Website callers = fresh("");
    callers.close();

    assertThat(callers.links().find("abc")).isEmpty();
    assertThat(own.client()).isNotSameAs(callers.client());
    assertThat(callers.traits()).isEqualTo(own.traits());
    assertThat(callers.meter().usage()).isNotEmpty();
  }

  private static void put(S3Website website, String key) {
    Local.CLIENT.putObject(
        r -> r.bucket(website.config().bucket()).key(key), RequestBody.fromString("x"));
  }

  /** A website in a bucket of its own, over the wire. */
  private S3Website fresh(String prefix) {
    S3Config config = config(prefix);
    S3Website.initialise(config, wire.client(), Local.context());
    return S3Website.open(config, wire.client(), Local.context());
  }

  private static S3Config config(String prefix) {
    S3Config.Service service = Local.config("a-bucket", "").service();
    return new S3Config("t-" + UUID.randomUUID(), prefix, service, Audience.WEBSITE);
  }

  private static S3Config owners(S3Config config) {
    return new S3Config(config.bucket(), config.prefix(), config.service(), Audience.OWNER);
  }

  private HttpResponse<String> visit(S3Website website, String id) throws Exception {
    String prefix = website.config().prefix().isEmpty() ? "" : website.config().prefix() + "/";
    return get(LocalS3.shared().website(website.config().bucket()).resolve(prefix + id));
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return visitor.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
