package dev.stowage.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.TokenHash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private static final UsageType UNPRICED = new UsageType("Nowhere", "Unpriced", "piece");

  private final List<String> journal = new ArrayList<>();
  private final Costs costs =
      new Costs(PriceBooks.shipped().find(PriceBooks.DEFAULT), () -> Instant.EPOCH);

  @ParameterizedTest
  @CsvSource({
    "/things/a, thing a",
    "/things/a%20b, thing a b",
    "/things/%C3%A4, thing \u00e4",
    "/things/a.svg, picture a",
    "/things/.svg.svg, picture .svg",
    "/things/all, all things",
    "/, root",
  })
  void aWordGoesBeforeAnEndingAndThatBeforeAnyText(String path, String answer) {
    assertThat(router().answer(Request.of("GET", path)).text()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/none", "/things", "/things/", "/things/a/", "/things/a/b", "//", "/things//a"})
  void whatHasNoRouteIsNotFound(String path) {
    assertProblem(router().answer(Request.of("GET", path)), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/things/%", "/things/%zz", "/things/%C3", "/things/%ff%fe"})
  void aPathThatIsNotWellEncodedIsInvalid(String path) {
    assertProblem(router().answer(Request.of("GET", path)), 400, "INVALID");
    assertThat(journal).isEmpty();
  }

  @Test
  void aMethodThatThePathHasNotIsNamedWithThoseThatItHas() {
    Response response = router().answer(Request.of("PUT", "/things/a"));

    assertProblem(response, 405, "METHOD_NOT_ALLOWED");
    assertThat(response.header("Allow")).contains("DELETE, GET, HEAD, OPTIONS, POST");
    assertThat(router().answer(Request.of("OPTIONS", "/things/a")).header("Allow"))
        .contains("DELETE, GET, HEAD, OPTIONS, POST");
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() {
    Response response = router().answer(Request.of("HEAD", "/things/a"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.header("Content-Length")).contains("7");
    assertThat(response.header("Content-Type")).contains(MediaType.TEXT);
    assertThat(router().answer(Request.of("HEAD", "/none")).body()).isEmpty();
  }

  @Test
  void aCallTellsWhetherItsAnswerCanBeLong() {
    assertThat(router().begin(Request.of("GET", "/long")).isLarge()).isTrue();
    assertThat(router().begin(Request.of("HEAD", "/long")).isLarge()).isTrue();
    assertThat(router().begin(Request.of("GET", "/things/a")).isLarge()).isFalse();
    assertThat(router().begin(Request.of("GET", "/none")).isLarge()).isFalse();
  }

  @Test
  void aRouteOfHeadGoesBeforeThatOfGet() {
    Response response = router().answer(Request.of("HEAD", "/looked-at"));

    assertThat(response.header("By")).contains("HEAD");
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID, 400",
    "CONFLICT, 409",
    "TOO_LARGE, 413",
    "THROTTLED, 429",
    "UNAVAILABLE, 503",
    "OUTCOME_UNKNOWN, 504",
    "MISCONFIGURED, 500",
    "CORRUPT, 500",
    "UNEXPECTED, 500",
  })
  void everyKindOfErrorHasItsStatus(ErrorKind kind, int status) {
    Response response = failing(kind, Request.of("GET", "/failing"));

    assertProblem(response, status, kind.name());
    assertThat(response.header("Retry-After").isPresent())
        .isEqualTo(status == 429 || status == 503);
  }

  @Test
  void aConflictUnderAConditionIsAFailedCondition() {
    Request request = Request.of("GET", "/failing").with("If-Match", "\"x\"");

    assertProblem(failing(ErrorKind.CONFLICT, request), 412, "CONFLICT");
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void whatAStoreSaysOfItselfIsForItsOwnersLog(ErrorKind kind) {
    Response response = failing(kind, Request.of("GET", "/failing"));

    boolean isTheCallers =
        Set.of(ErrorKind.INVALID, ErrorKind.CONFLICT, ErrorKind.TOO_LARGE).contains(kind);
    assertThat(response.text().contains("the details")).isEqualTo(isTheCallers);
    if (response.status() >= 500) {
      assertThat(journal).containsExactly("GET /failing: get table-7: the details");
    } else {
      assertThat(journal).isEmpty();
    }
  }

  @Test
  void aDefectIsNotShownButWrittenDown() {
    Router router =
        router(
            Route.get(
                "/broken/{id}",
                exchange -> {
                  throw new IllegalStateException("a secret of the code");
                }));

    Response response = router.answer(Request.of("GET", "/broken/the-id"));

    assertProblem(response, 500, "UNEXPECTED");
    assertThat(response.text()).doesNotContain("secret").doesNotContain("the-id");
    assertThat(journal).containsExactly("GET /broken/{id}: a secret of the code");
  }

  @Test
  void aBodyIsTakenUpToItsLimit() {
    assertThat(post(new byte[10]).status()).isEqualTo(200);
    assertProblem(post(new byte[11]), 413, "TOO_LARGE");
    Call call = router().begin(Request.of("POST", "/things/a").with("Authorization", "Bearer t"));
    assertThat(call.maxBody()).isEqualTo(10);
    assertThat(call.path()).isEqualTo("/things/{name}");
    assertProblem(call.refuse(), 413, "TOO_LARGE");
  }

  @Test
  void nobodyWithoutATokenHasABodyRead() {
    Call call = router().begin(Request.of("POST", "/things/a"));

    assertThat(call.maxBody()).isZero();
    assertProblem(call.answer(new byte[0]), 401, "UNAUTHORIZED");
    assertProblem(call.refuse(), 401, "UNAUTHORIZED");
  }

  @Test
  void aCarrierThatTakesLessLimitsBodiesAndAnswers() {
    Arrival narrow = new Arrival("127.0.0.1", "http", new Carrier("narrow", 5, 6, 6));
    Request request =
        Request.of("POST", "/things/a").with("Authorization", "Bearer t").arrived(narrow);

    assertProblem(router().answer(request.withBody(new byte[6])), 413, "TOO_LARGE");
    assertProblem(
        router().answer(Request.of("GET", "/things/a").arrived(narrow)), 413, "TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200",
    "Application/JSON; charset=utf-8, 200",
    "text/json, 415",
    "application/jsonx, 415",
    ", 200",
  })
  void aBodyHasAMediaTypeThatIsTakenOrNone(String type, int status) {
    Request request =
        Request.of("POST", "/things/a").with("Authorization", "Bearer t").withBody(new byte[1]);

    assertThat(
            router().answer(type == null ? request : request.with("Content-Type", type)).status())
        .isEqualTo(status);
  }

  @Test
  void anEmptyBodyNeedsNoMediaType() {
    Request request =
        Request.of("POST", "/things/a")
            .with("Authorization", "Bearer t")
            .with("Content-Type", "text/plain");

    assertThat(router().answer(request).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                 | 304",
        "TAG               | 304",
        "W/TAG             | 304",
        "\"other\", TAG    | 304",
        "\"other\"         | 200",
        "TAG2              | 200",
      })
  void whoHasItAlreadyIsToldSo(String condition, int status) {
    Response first = router().answer(Request.of("GET", "/tagged"));
    String tag = first.header("ETag").orElseThrow();

    Response second =
        router()
            .answer(
                Request.of("GET", "/tagged").with("If-None-Match", condition.replace("TAG", tag)));

    assertThat(second.status()).isEqualTo(status);
    if (status == 304) {
      assertThat(second.body()).isEmpty();
      assertThat(second.header("ETag")).contains(tag);
      assertThat(second.header("Content-Type")).isEmpty();
    }
  }

  @Test
  void everyAnswerOfAHandlerTellsWhatItsCallsCost() {
    Router router = router(Route.get("/spend/{n}", this::spend));

    assertThat(router.answer(Request.of("GET", "/spend/2")).header("Stowage-Cost"))
        .contains("0.00000125");
    assertThat(router.answer(Request.of("GET", "/spend/0")).header("Stowage-Cost")).contains("0");
    assertThat(costs.lines()).singleElement().extracting("usd").hasToString("0.000001250");
  }

  @Test
  void whatHasNoPriceIsAnsweredAndWrittenDown() {
    Router router =
        router(
            Route.get(
                "/dear",
                exchange -> {
                  costs.meter().add(UNPRICED, BigDecimal.ONE, Basis.MEASURED);
                  return Response.text(200, "done");
                }));
    for (int i = 1; i <= 2; i++) {
      Response response = router.answer(Request.of("GET", "/dear"));
      assertThat(response.text()).isEqualTo("done");
      assertThat(response.headers().has("Stowage-Cost")).isFalse();
      assertThat(journal).hasSize(i);
    }
  }

  @Test
  void aDeleteTokenStandsByItselfAndTheRouteChecksIt() {
    Route delete =
        Route.delete("/one", exchange -> Response.text(200, exchange.deleteToken().orElse("")))
            .deletesForItsOwner(Feature.SERIES);
    Access open = Access.byToken(Map.of("tester", TokenHash.of("t")), Set.of(Feature.SERIES));
    Request request = Request.of("DELETE", "/one");
    Request unknown = request.with("Authorization", "Bearer u");
    Request known = request.with("Authorization", "Bearer t");

    assertProblem(router(open, delete).answer(request), 401, "UNAUTHORIZED");
    assertProblem(router(open, delete).answer(unknown), 403, "FORBIDDEN");
    for (Request asked : List.of(request, unknown)) {
      Request owned = asked.with("Stowage-Delete-Token", "its own");
      assertThat(router(open, delete).answer(owned).text()).isEqualTo("its own");
    }
    assertThat(router(open, delete).answer(known.with("Stowage-Delete-Token", "x")).text())
        .isEmpty();
  }

  @Test
  void callsAreBilledToTheRequestWhoseThreadMakesThem() throws Exception {
    int threads = 8;
    Router router = router(Route.get("/spend/{n}", this::spend));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch together = new CountDownLatch(threads);
    List<Future<String>> seen = new ArrayList<>();
    for (int t = 1; t <= threads; t++) {
      String path = "/spend/" + t;
      seen.add(
          pool.submit(
              () -> {
                together.countDown();
                together.await();
                String cost = "";
                for (int i = 0; i < 500; i++) {
                  cost =
                      router.answer(Request.of("GET", path)).header("Stowage-Cost").orElseThrow();
                }
                return cost;
              }));
    }
    for (int t = 1; t <= threads; t++) {
      assertThat(new BigDecimal(seen.get(t - 1).get()))
          .isEqualByComparingTo(new BigDecimal("0.000000625").multiply(BigDecimal.valueOf(t)));
    }
    pool.shutdown();
    assertThat(costs.meter().usage().get(0).quantity()).isEqualByComparingTo("18000");
  }

  @Test
  void aPageOfANamedOriginSeesTheAnswerAndNoOther() {
    Request request = Request.of("GET", "/things/a");

    Response named = router().answer(request.with("Origin", "https://pages.example"));
    assertThat(named.header("Access-Control-Allow-Origin")).contains("https://pages.example");
    assertThat(named.header("Access-Control-Expose-Headers").orElseThrow())
        .contains("ETag", "Content-Range", "Stowage-Delete-Token");
    assertThat(named.headers().all("Vary")).contains("Origin");
    Response other = router().answer(request.with("Origin", "https://evil.example"));
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(other.headers().all("Vary")).contains("Origin");

    for (String path : List.of("/tagged", "/none")) {
      Call call = router().begin(Request.of("GET", path).with("Origin", "https://pages.example"));
      assertThat(call.marked(Response.empty(503)).header("Access-Control-Allow-Origin"))
          .contains("https://pages.example");
    }
  }

  @Test
  void aBrowserThatAsksFirstIsToldWhatItMaySend() {
    Request preflight =
        Request.of("OPTIONS", "/things/a")
            .with("Origin", "https://pages.example")
            .with("Access-Control-Request-Method", "POST");

    Response response = router().answer(preflight);

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("Access-Control-Allow-Methods"))
        .contains("DELETE, GET, HEAD, OPTIONS, POST");
    assertThat(response.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization", "Content-Type", "If-Match", "If-Range", "Stowage-Delete-Token");
    assertThat(response.header("Access-Control-Allow-Origin")).contains("https://pages.example");
  }

  @Test
  void oneMethodOfOnePathHasOneRoute() {
    Route route = Route.get("/a/{b}", exchange -> Response.empty(204));

    assertThatThrownBy(() -> router(route, route)).hasMessage("GET /a/{b} comes twice");
    assertThatThrownBy(() -> router(route, Route.post("/a/{c}", exchange -> Response.empty(204))))
        .hasMessage("POST /a/{c} calls {b} another name");
  }

  @Test
  void aDeleteTokenOrAnApiTokenDeletes() {
    Request request = Request.of("DELETE", "/things/a");

    assertProblem(router().answer(request), 401, "UNAUTHORIZED");
    assertThat(router().answer(request.with("Stowage-Delete-Token", "x")).text()).isEqualTo("x");
    assertThat(router().answer(request.with("Authorization", "Bearer t")).text()).isEqualTo("api");
    assertProblem(router().answer(request.with("Authorization", "Bearer u")), 403, "FORBIDDEN");
  }

  private Response spend(Exchange exchange) {
    for (int i = Integer.parseInt(exchange.variable("n")); i > 0; i--) {
      costs.meter().add(UsageType.DYNAMODB_WRITE, BigDecimal.ONE, Basis.MEASURED);
    }
    return Response.empty(204);
  }

  private Response failing(ErrorKind kind, Request request) {
    return router(
            Route.get(
                "/failing",
                exchange -> {
                  throw new StowageException(kind, "get", "table-7", "the details");
                }))
        .answer(request);
  }

  private Response post(byte[] body) {
    return router()
        .answer(Request.of("POST", "/things/a").with("Authorization", "Bearer t").withBody(body));
  }

  private Router router() {
    return router(
        Route.get("/", exchange -> Response.text(200, "root")),
        Route.get("/things/all", exchange -> Response.text(200, "all things")),
        Route.get(
            "/things/{name}.svg",
            exchange -> Response.text(200, "picture " + exchange.variable("name"))),
        Route.get(
            "/things/{name}", exchange -> Response.text(200, "thing " + exchange.variable("name"))),
        Route.post("/things/{name}", exchange -> Response.text(200, "added"))
            .changes(Feature.LINKS)
            .takes(10, MediaType.JSON),
        Route.delete(
                "/things/{name}",
                exchange -> Response.text(200, exchange.deleteToken().orElse("api")))
            .deletesForItsOwner(Feature.LINKS),
        Route.get("/tagged", exchange -> Response.text(200, "state").tagged()),
        Route.get("/long", exchange -> Response.text(200, "long")).large(),
        Route.get("/looked-at", exchange -> Response.empty(204).with("By", "GET")),
        Route.head("/looked-at", exchange -> Response.empty(204).with("By", "HEAD")));
  }

  private Router router(Route... routes) {
    return router(Access.byToken(Map.of("tester", TokenHash.of("t")), Set.of()), routes);
  }

  private Router router(Access access, Route... routes) {
    Door door =
        new Door(
            new Site(null, Proxies.NONE, 302, "1"),
            access,
            Cors.of(List.of("https://pages.example")),
            Door.Reach.ANYWHERE);
    return new Router(
        List.of(() -> List.of(routes)),
        door,
        costs,
        (route, why) -> journal.add(route + ": " + line(why)));
  }

  private static String line(RuntimeException why) {
    return why instanceof StowageException error
        ? error.operation() + " " + error.key() + ": " + error.what()
        : String.valueOf(why.getMessage());
  }

  private static void assertProblem(Response response, int status, String kind) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).contains(MediaType.PROBLEM);
    assertThat(new String(response.body(), UTF_8))
        .contains("error/" + kind + "\"", "\"status\":" + status, "\"title\":\"", "\"detail\":\"");
    assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
  }
}
