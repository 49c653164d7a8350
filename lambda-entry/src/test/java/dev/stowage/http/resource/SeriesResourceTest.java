package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.PriceBooks;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.TimeSeries;
import dev.stowage.http.Access;
import dev.stowage.http.Cors;
import dev.stowage.http.Costs;
import dev.stowage.http.Door;
import dev.stowage.http.Feature;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Router;
import dev.stowage.http.Site;
import dev.stowage.http.contract.World;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at 2025-03-01T12:00:00Z, the time of the golden record. */
class SeriesResourceTest {

  private static final String LAYOUT =
      "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1 signal:8"
          + " flags:5";
  private static final byte[] GOLDEN = HexFormat.of().parseHex("655464f780123412fd7a6414");
  private static final String HEADER =
      "time,sensor,temperature,humidity,channel,batteryLow,signal,flags\n";
  private static final String ROW = "2025-03-01T12:00:00Z,4660,21.5,47,2,0,200,5\n";
  private static final String OBJECT =
      "{'time':'2025-03-01T12:00:00Z','sensor':4660,'temperature':21.5,'humidity':47,'channel':2,"
          + "'batteryLow':0,'signal':200,'flags':5}";
  private static final String ONE = "/api/series/temp-2";
  private static final long NOON = 1_740_830_400_000L;

  private final World world = new World(World.DIRECT);

  @Test
  void dropsASeriesForWhoeverMayWriteToSeries() {
    Request define =
        World.withToken("PUT", ONE)
            .withBody(World.utf8(quoted("{'layout':'time:42:ms temperature:14'}")));
    assertThat(world.send(define).status()).isEqualTo(201);
    assertThat(world.send(Request.of("DELETE", ONE)).status()).isEqualTo(401);
    assertThat(world.get(ONE + "/layout").status()).isEqualTo(200);
    assertThat(world.send(World.withToken("DELETE", ONE)).status()).isEqualTo(204);
    World open = new World(World.DIRECT, World.openTo(Feature.SERIES));
    assertThat(open.send(define).status()).isEqualTo(201);
    assertThat(open.send(Request.of("DELETE", ONE)).status()).isEqualTo(204);
  }

  @Test
  void takesAndGivesTheGoldenRecordInEveryForm() {
    define("temp-2", LAYOUT);
    for (Request sent :
        List.of(
            packed(ONE, GOLDEN),
            body(ONE, "application/octet-stream", GOLDEN),
            World.withToken("POST", ONE).withBody(GOLDEN),
            body(ONE, "text/csv", World.utf8(HEADER + ROW)),
            json(ONE, quoted("{'readings':[" + OBJECT + "]}")),
            json(ONE, quoted("{'readings':[" + OBJECT.replace("21.5", "'21.5'") + "]}")))) {
      assertThat(world.send(sent).text()).isEqualTo("{\"stored\":1}");
      assertThat(as(ONE, "application/vnd.stowage.readings").body()).isEqualTo(GOLDEN);
      world.send(packed(ONE + "/discard", GOLDEN));
    }
    world.send(packed(ONE, GOLDEN));
    assertThat(world.get(ONE).text())
        .isEqualTo(
            quoted("{'series':'temp-2','layout':'" + LAYOUT + "','source':'live','readings':[")
                + quoted(OBJECT)
                + "]}");
    assertThat(as(ONE, "text/csv").text()).isEqualTo(HEADER + ROW);
    assertThat(as(ONE, "text/csv").header("Content-Type")).hasValue("text/csv; charset=utf-8");
    assertThat(as(ONE, "application/octet-stream").header("Content-Type"))
        .hasValue("application/octet-stream");
  }

  @Test
  void givesTheLatestReadingInEveryForm() {
    stored();
    assertThat(world.get(ONE + "/latest").text()).isEqualTo(quoted(OBJECT));
    assertThat(as(ONE + "/latest", "text/csv").text()).isEqualTo(HEADER + ROW);
    assertThat(as(ONE + "/latest", "application/vnd.stowage.readings").body()).isEqualTo(GOLDEN);
  }

  @Test
  void saysWhereReadingsComeFromAndThatNobodyKeepsThem() {
    stored();
    for (String target : List.of(ONE, ONE + "/latest")) {
      Response response = world.get(target);
      assertThat(response.header("Stowage-Source")).hasValue("live");
      assertThat(response.header("Stowage-Age")).hasValue("0");
      assertThat(response.header("Cache-Control")).hasValue("no-cache");
      assertThat(response.headers().all("Vary")).contains("Accept");
    }
  }

  @Test
  void definesASeriesOnceAndSaysWhenItIsThere() {
    Response first = define("temp-2", "time:42:ms  x:10:0.10");
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.text()).isEqualTo(quoted("{'name':'temp-2','layout':'time:42:ms x:10:0.1'}"));
    Response same = define("temp-2", "time:42:ms x:10:0.1");
    assertThat(same.status()).isEqualTo(200);
    Response another = define("temp-2", "time:42:ms x:11");
    assertThat(another.status()).isEqualTo(409);
    assertThat(another.text()).contains("time:42:ms x:10:0.1");
    assertThat(world.get(ONE + "/layout").text()).isEqualTo(first.text());
    assertThat(world.get(ONE + "/layout").header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void definesUnderConditions() {
    Request put = definition("temp-2", "time:42:ms x:10");
    assertThat(world.send(put.with("If-Match", "*")).status()).isEqualTo(412);
    assertThat(world.get(ONE + "/layout").status()).isEqualTo(404);
    Response made = world.send(put.with("If-None-Match", "*"));
    assertThat(made.status()).isEqualTo(201);
    Response again = world.send(put.with("If-None-Match", "*"));
    assertThat(again.status()).isEqualTo(412);
    assertThat(again.text()).contains("the series exists", "without the header");
    assertThat(world.send(definition("temp-2", "time:42:ms").with("If-None-Match", "*")).status())
        .isEqualTo(412);
    String tag = made.header("ETag").orElseThrow();
    assertThat(world.send(put.with("If-Match", tag)).status()).isEqualTo(200);
    assertThat(world.send(put.with("If-Match", "\"x\"")).status()).isEqualTo(412);
    assertThat(world.send(definition("temp-2", "time:42:ms").with("If-Match", tag)).status())
        .isEqualTo(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"temp.spill", "-a", ".a", "a%20b", "a%2Fb", "%3Cb%3E"})
  void refusesNamesThatBreakTheRule(String name) {
    assertThat(define(name, LAYOUT).status()).isEqualTo(400);
    assertThat(world.get("/api/series/" + name).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"layout\":1}", "{\"layout\":\"x:1\"}", "{\"layout\":\"\"}", "", "[]"})
  void refusesADefinitionWithoutALayout(String json) {
    assertThat(world.send(putJson(json)).status()).isEqualTo(400);
  }

  @Test
  void saysHowToDefineASeriesThatIsNot() {
    for (Response response :
        List.of(
            world.send(packed(ONE, GOLDEN)),
            world.send(packed(ONE + "/discard", GOLDEN)),
            world.get(ONE),
            world.get(ONE + "/layout"),
            world.get(ONE + "/latest"))) {
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.text()).contains("PUT /api/series/temp-2 with {\\\"layout\\\":");
    }
  }

  @Test
  void dropsASeriesAndItsReadingsIfItIsTheOneThatWasSeen() {
    stored();
    String tag = world.get(ONE + "/layout").header("ETag").orElseThrow();
    Request delete = World.withToken("DELETE", ONE);
    assertThat(world.send(delete.with("If-Match", "\"another\"")).status()).isEqualTo(412);
    assertThat(world.send(delete.with("If-Match", tag)).status()).isEqualTo(204);
    assertThat(world.send(delete).status()).isEqualTo(404);
    define("temp-2", LAYOUT);
    assertThat(world.get(ONE + "/latest").status()).isEqualTo(404);
    assertThat(world.send(delete).status()).isEqualTo(204);
  }

  @Test
  void storesNothingWhereOneReadingDoesNotFit() {
    define("temp-2", "time:42:ms humidity:7");
    String good = "{'time':1,'humidity':1}";
    assertThat(
            world
                .send(json(ONE, quoted("{'readings':[" + good + ",{'time':2,'humidity':128}]}")))
                .text())
        .contains("body reading 2: field humidity: 128 does not fit; humidity holds 0 to 127");
    assertThat(world.send(body(ONE, "text/csv", World.utf8("time,humidity\n1,1\n2,NaN\n"))).text())
        .contains("body line 3: field humidity: \\\"NaN\\\" is no number; humidity holds 0 to 127");
    assertThat(world.send(packed(ONE, new byte[15])).text()).contains("records of 7 bytes");
    byte[] padded = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    assertThat(world.send(packed(ONE, padded)).text()).contains("padding bits");
    assertThat(world.get(ONE + "/latest").status()).isEqualTo(404);
  }

  @Test
  void countsWhatItRounds() {
    define("temp-2", "time:42:ms temperature:14:0.1:-100");
    Response response =
        world.send(body(ONE, "text/csv", World.utf8("time,temperature\n1,21.54\n2,21.56\n3,1\n")));
    assertThat(response.text()).isEqualTo("{\"stored\":3,\"rounded\":2}");
    assertThat(as(ONE + "?from=0&to=10", "text/csv").text())
        .isEqualTo(
            """
            time,temperature
            1970-01-01T00:00:00.001Z,21.5
            1970-01-01T00:00:00.002Z,21.6
            1970-01-01T00:00:00.003Z,1
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/vnd.stowage.readings", "text/csv", "application/json"})
  void refusesABodyWithoutAReading(String type) {
    define("temp-2", LAYOUT);
    assertThat(world.send(body(ONE, type, new byte[0])).status()).isEqualTo(400);
  }

  @Test
  void takesFourMebibytesAtOnceAndNotAByteMore() {
    define("temp-2", "time:62:ms a:1 b:1");
    byte[] most = new byte[4 << 20];
    assertThat(world.send(packed(ONE, most)).text()).isEqualTo("{\"stored\":524288}");
    assertThat(world.send(packed(ONE, new byte[(4 << 20) + 8])).status()).isEqualTo(413);
  }

  @Test
  void givesTheLast24HoursUpToNowUnlessAskedOtherwise() {
    define("temp-2", "time:42:ms x:1");
    times(NOON - 86_400_001, NOON - 86_400_000, NOON - 1, NOON, NOON + 1);
    assertThat(seen("")).containsExactly(NOON - 86_400_000, NOON - 1, NOON);
    assertThat(seen("?from=0"))
        .containsExactly(NOON - 86_400_001, NOON - 86_400_000, NOON - 1, NOON);
    assertThat(seen("?to=" + NOON)).containsExactly(NOON - 86_400_000, NOON - 1);
    assertThat(seen("?from=" + (NOON + 1))).isEmpty();
    assertThat(seen("?from=" + NOON + "&to=" + (NOON + 2))).containsExactly(NOON, NOON + 1);
    world.pass(Duration.ofMillis(1));
    assertThat(seen("")).containsExactly(NOON - 1, NOON, NOON + 1);
  }

  /** A reading of now that was rounded up to a whole second is of now. */
  @Test
  void givesWhatWasRoundedUpToTheUnitThatNowFallsInto() {
    define("temp-2", "time:34:s x:1");
    world.pass(Duration.ofMillis(600));
    times(NOON / 1000 + 1, NOON / 1000 + 2);
    assertThat(seen("")).containsExactly(NOON / 1000 + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1740830400000",
        "2025-03-01T12:00:00Z",
        "2025-03-01t12:00z",
        "2025-03-01T13:00:00%2B01:00",
        "2025-03-01T13:00:00+01:00",
        "2025-03-01T13:00:00.000+0100",
        "2025-03-01T13:00:00+01",
        "2025-03-01T10:00:00-02:00",
      })
  void takesTimesWithAnOffsetAndNumbers(String noon) {
    define("temp-2", "time:42:ms x:1");
    times(NOON - 1, NOON);
    assertThat(seen("?from=" + noon)).containsExactly(NOON);
    assertThat(seen("?to=" + noon)).containsExactly(NOON - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=noon | from: \\\"noon\\\" is no time; write 2025-03-01T12:00:00Z, with an offset",
        "to=2025-03-01T12:00:00 | to: \\\"2025-03-01T12:00:00\\\" is no time",
        "to= | to: \\\"\\\" is no time",
        "to=99999999999999999999999999 | to: 99999999999999999999999999 is further from 1970",
        "from=2&to=1 | the end is before the beginning",
        "every=PT5M&points=100 | points: it does not go together with every",
        "as=avg | as: it says what becomes of the readings of a bucket; give every too",
        "points=100&as=avg | give every too",
        "field=x | field: it says which field a chart draws; give points too",
        "every=5m | every: it is an ISO-8601 duration such as PT5M",
        "every=PT0.0005S | a bucket is a whole number of ms",
        "every=PT0S | a bucket is a whole number of ms",
        "every=-PT1S | a bucket is a whole number of ms",
        "every=PT5M&as=mean | as: it is avg, min, max or last",
        "points=1 | points: a chart has a whole number of points from 2 to 10000",
        "points=10001 | from 2 to 10000",
        "points=-5 | from 2 to 10000",
        "points=1e3 | from 2 to 10000",
        "points=9&field=time | no field \\\"time\\\" to draw; its layout is",
        "points=9&field=%3Cb%3E%0A | no field \\\"<b>?\\\" to draw",
        "cursor=x | cursor: it is none of ours",
        "cursor=MTox | cursor: it is none of ours",
        "evry=PT5M | \\\"evry\\\": there is no such parameter; known are as, cursor, every, field",
        "from=1&from=2 | from: it comes 2 times",
        "from=%zz | a percent sign is followed by two",
      })
  void refusesAQueryAndSaysWhatIsRight(String query, String what) {
    define("temp-2", "time:42:ms x:1");
    Response response = world.get(ONE + "?" + query);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text()).contains(what);
  }

  @Test
  void chartsAreDrawnOf2To10000Points() {
    define("temp-2", "time:42:ms x:1 y:7");
    times(IntStream.range(0, 5_000).mapToLong(i -> i).toArray());
    assertThat(seen("?from=0&points=2")).containsExactly(0L, 4_999L);
    assertThat(seen("?from=0&points=3&field=y")).hasSize(3);
    assertThat(seen("?from=0&points=10000")).hasSize(5_000);
  }

  @Test
  void drawsWhatIsMeasuredUnlessAnotherFieldIsNamed() {
    define("temp-2", "time:42:ms sensor:14 temperature:14:0.1:-100");
    String rows =
        IntStream.range(0, 100)
            .mapToObj(i -> i + (i == 42 ? ",7,55.5\n" : ",7,20\n"))
            .collect(Collectors.joining("", "time,sensor,temperature\n", ""));
    Request csv = World.withToken("POST", ONE).with("Content-Type", "text/csv");
    assertThat(world.send(csv.withBody(World.utf8(rows))).status()).isEqualTo(200);
    assertThat(seen("?from=0&points=5")).contains(42L);
  }

  @Test
  void saysWhatElseToAskForWhereAChartWouldHoldTooMuch() {
    define("temp-2", "time:42:ms x:1");
    times(IntStream.range(0, World.MOST_CHARTED).mapToLong(i -> i).toArray());
    assertThat(seen("?from=0&points=2")).hasSize(2);
    times(NOON - 1);
    Response response = world.get(ONE + "?from=0&points=2");
    assertThat(response.status()).isEqualTo(413);
    assertThat(response.text()).contains("more than 10000 readings", "every");
    assertThat(seen("?from=0&every=P1D")).hasSize(2);
  }

  @Test
  void reducesARangeByBucketsAlignedTo1970() {
    define("temp-2", "time:42:ms x:7");
    csv("time,x", "59000,1", "60000,2", "90000,5", "119000,5", "300000,7");
    String reduced = ONE + "?from=59000&to=400000&every=PT1M";
    String head = "time,x\n1970-01-01T00:00:00Z,1\n1970-01-01T00:01:00Z,";
    String tail = "\n1970-01-01T00:05:00Z,7\n";
    assertThat(as(reduced, "text/csv").text()).isEqualTo(head + 4 + tail);
    assertThat(as(reduced + "&as=avg", "text/csv").text()).isEqualTo(head + 4 + tail);
    assertThat(as(reduced + "&as=min", "text/csv").text()).isEqualTo(head + 2 + tail);
    assertThat(as(reduced + "&as=max", "text/csv").text()).isEqualTo(head + 5 + tail);
    assertThat(as(reduced + "&as=last", "text/csv").text()).isEqualTo(head + 5 + tail);
  }

  @Test
  void discardsWhatStillHasExactlyTheseBytes() {
    define("temp-2", "time:42:ms x:7");
    csv("time,x", "1,1", "2,2", "3,3");
    RecordLayout layout = RecordLayout.parse("time:42:ms x:7");
    byte[] some = Readings.builder(layout).addRaw(1, 1).addRaw(2, 9).addRaw(4, 4).build().packed();
    assertThat(world.send(packed(ONE + "/discard", some)).text()).isEqualTo("{\"discarded\":1}");
    assertThat(seen("?from=0")).containsExactly(2L, 3L);
  }

  @Test
  void saysWhereAStoreRemovesNoSingleReadings() {
    define("temp-2", LAYOUT);
    SeriesResource plain =
        new SeriesResource(new TimeSeries(world.backend().series()), null, world::now);
    Door door =
        new Door(
            new Site(null, Proxies.NONE, 302, "1"),
            Access.local(),
            Cors.of(List.of()),
            Door.Reach.THIS_MACHINE);
    Costs costs = new Costs(PriceBooks.shipped().find(PriceBooks.DEFAULT), world::now);
    Response response =
        new Router(List.of(plain), door, costs, (request, why) -> {})
            .answer(
                Request.of("POST", ONE + "/discard").with("Host", "localhost").withBody(GOLDEN));
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.text()).contains("removes no single readings; DELETE the series");
  }

  @Test
  void appendsOfManyThreadsEndAtExactlyTheReadingsSent() throws InterruptedException {
    define("temp-2", "time:42:ms x:1");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int thread = 0; thread < 8; thread++) {
      int first = thread;
      threads.execute(
          () -> {
            for (int i = 0; i < 100; i++) {
              csv("time,x", (first + 8L * i) + ",1", (800 + first + 8L * i) + ",0");
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(seen("?from=0"))
        .containsExactlyElementsOf(IntStream.range(0, 1_600).mapToObj(Long::valueOf).toList());
    assertThat(world.failures()).isEmpty();
  }

  private void stored() {
    define("temp-2", LAYOUT);
    world.send(packed(ONE, GOLDEN));
  }

  private Response define(String name, String layout) {
    return world.send(definition(name, layout));
  }

  private static Request definition(String name, String layout) {
    return World.withToken("PUT", "/api/series/" + name)
        .with("Content-Type", "application/json")
        .withBody(World.utf8("{\"layout\":\"" + layout + "\"}"));
  }

  private static Request putJson(String json) {
    return World.withToken("PUT", ONE)
        .with("Content-Type", "application/json")
        .withBody(World.utf8(json));
  }

  private void times(long... times) {
    StringBuilder rows = new StringBuilder("time,x");
    String header = world.get(ONE + "/layout").text().contains(" y:") ? ",y\n" : "\n";
    rows.append(header);
    for (long time : times) {
      rows.append(time).append(header.length() > 1 ? ",1,7\n" : ",1\n");
    }
    assertThat(world.send(body(ONE, "text/csv", World.utf8(rows.toString()))).status())
        .isEqualTo(200);
  }

  private void csv(String... lines) {
    assertThat(world.send(body(ONE, "text/csv", World.utf8(String.join("\n", lines)))).status())
        .isEqualTo(200);
  }

  /** The raw times of the answer to a query. */
  private List<Long> seen(String query) {
    RecordLayout layout = world.backend().series().find("temp-2").orElseThrow().layout();
    Response response = as(ONE + query, "application/vnd.stowage.readings");
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    Readings readings = Readings.ofPacked(layout, response.body());
    return IntStream.range(0, readings.size()).mapToObj(i -> readings.raw(i, 0)).toList();
  }

  private Response as(String target, String type) {
    return world.send(Request.of("GET", target).with("Accept", type));
  }

  private static Request packed(String target, byte[] records) {
    return body(target, "application/vnd.stowage.readings", records);
  }

  private static Request json(String target, String json) {
    return body(target, "application/json", World.utf8(json));
  }

  private static Request body(String target, String type, byte[] body) {
    return World.withToken("POST", target).with("Content-Type", type).withBody(body);
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
