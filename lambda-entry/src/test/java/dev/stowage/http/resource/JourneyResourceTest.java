package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at 2025-03-01T12:00:00Z, the time of the golden record. */
class JourneyResourceTest {

  private static final RecordLayout LAYOUT = JourneyRows.LAYOUT;
  private static final byte[] GOLDEN = HexFormat.of().parseHex("655464f780123412fd7a6414");
  private static final String PATH = "/temp/data";
  private static final String ROW =
      "{'sensor_timestamp':'2025-03-01 12:00:00','rawTemp':1215,'humidity':47,'channel':2,"
          + "'batteryLow':0,'signalStrength':200}";
  private static final String GOLDEN_ROW = ROW.replace("}", ",'sensor':4660,'flags':5}");
  private static final long NOON = 1_740_830_400_000L;

  private final World world = new World(World.DIRECT);

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "application/octet-stream",
        "application/vnd.stowage.readings",
        "application/x-www-form-urlencoded",
        "text/plain",
      })
  void storesAPackedRecordInTheSeriesOfItsChannel(@Nullable String type) {
    Response response = post(type, GOLDEN);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("stored successfully: 1\n");
    assertThat(response.header("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(stored(2).packed()).isEqualTo(GOLDEN);
    assertThat(world.get(PATH).text()).isEqualTo(quoted("[" + GOLDEN_ROW + "]"));
    assertThat(world.get("/api/series/temp-2/latest").text()).contains("\"temperature\":21.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json; charset=utf-8", "text/plain", "x/y"})
  void storesRowsOfJson(String type) {
    String other = ROW.replace("'channel':2", "'channel':7").replace("12:00:00", "11:59:59");
    Response one = post(type, World.utf8(quoted(ROW)));
    assertThat(one.text()).isEqualTo("stored successfully: 1\n");
    Response both =
        post(type, World.utf8(quoted("[" + other.replace(":0,", ":true,") + ",\n" + ROW + "]\n")));
    assertThat(both.text()).isEqualTo("stored successfully: 2\n");
    assertThat(world.get(PATH).text())
        .isEqualTo(quoted("[" + other.replace(":0,", ":1,") + "," + ROW + "]"));
    assertThat(stored(2).text(0, 2)).isEqualTo("21.5");
    assertThat(stored(2).raw(0, 1)).isZero();
  }

  /** W: the binary file was decoded as UTF-8. */
  @Test
  void everyByteOfARecordArrivesAsItWasSent() {
    Random random = new Random(7);
    ReadingsBuilder sent = Readings.builder(LAYOUT);
    for (int i = 0; i < 2_000; i++) {
      sent.addRaw(
          i,
          random.nextInt(1 << 14),
          random.nextInt(1 << 14),
          random.nextInt(1 << 7),
          3,
          random.nextInt(2),
          random.nextInt(1 << 8),
          random.nextInt(1 << 5));
    }
    byte[] packed = sent.build().packed();
    assertThat(post(null, packed).text()).isEqualTo("stored successfully: 2000\n");
    assertThat(stored(3).packed()).isEqualTo(packed);
  }

  /** A bracket is the first byte of the records of some weeks of 2019 and 2036. */
  @Test
  void takesARecordThatBeginsLikeJsonForARecord() {
    for (int first : new int[] {'[', '{'}) {
      byte[] packed = GOLDEN.clone();
      packed[0] = (byte) first;
      assertThat(post(null, packed).status()).isEqualTo(200);
    }
    assertThat(stored(2).size()).isEqualTo(2);
    byte[] either = World.utf8("[]          ");
    assertThat(post("application/octet-stream", either).status()).isEqualTo(200);
    assertThat(post(null, either).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'humidity':47 | 'humidity':128 | field humidity: \"128\" does not fit; it is a whole number "
            + "from 0 to 127",
        "'rawTemp':1215 | 'rawTemp':16384 | field rawTemp: \"16384\" does not fit",
        "'rawTemp':1215 | 'rawTemp':1215.5 | field rawTemp: \"1215.5\" does not fit",
        "'rawTemp':1215 | 'rawTemp':1e999999999 | field rawTemp: \"1e999999999\" does not fit",
        "'rawTemp':1215 | 'rawTemp':1e99999999999 | field rawTemp: \"1e99999999999\" does not fit",
        "'rawTemp':1215 | 'rawTemp':'1215' | field rawTemp: \"1215\" does not fit",
        "'rawTemp':1215 | 'rawTemp':null | field rawTemp: \"null\" does not fit",
        "'rawTemp':1215 | 'rawTemp':[] | field rawTemp: \"[\" does not fit",
        "'rawTemp':1215 | 'rawTemp':-1 | field rawTemp: \"-1\" does not fit",
        "'channel':2 | 'channel':8 | field channel: \"8\" does not fit",
        "'channel':2 | 'channel':true | field channel: \"true\" does not fit",
        "'batteryLow':0 | 'batteryLow':2 | from 0 to 1, or false or true",
        "'signalStrength':200 | 'signalStrength':256 | from 0 to 255",
        "'signalStrength':200 | 'signal':200 | there is no field \"signal\"; known are sensor_times",
        "'humidity':47 | 'channel':1 | field channel: it comes twice",
        "'humidity':47 | 'flags':31 | field humidity: it is missing; it is a whole number from 0 to",
        "'humidity':47 | 'humidity':47,'flags':32 | from 0 to 31",
        "12:00:00 | 12:00 | it is a text YYYY-MM-DD HH:mm:ss in UTC, from 1970 to 2109",
        "2025-03-01 | 2025-02-29 | field sensor_timestamp: \"2025-02-29 12:00:00\" does not fit",
        "2025-03-01 | 1969-12-31 | does not fit",
        "2025-03-01 | 2110-01-01 | does not fit",
        "2025-03-01 12:00:00 | 2025-03-01T12:00:00Z | does not fit",
      })
  void refusesRowsThatDoNotFitAllTogether(String good, String bad, String what) {
    String row = ROW.replace(good, bad);
    assertThat(row).isNotEqualTo(ROW);
    Response response = json("[" + ROW.replace("'channel':2", "'channel':1") + "," + row + "]");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text().replace("\\\"", "\"")).contains("body row 2: ", what);
    assertThat(world.get("/api/series").text()).isEqualTo("{\"series\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[1]", "1", "{'a':1} {}", "[{]", "{", "{}", "'x'", "[[]]", ""})
  void refusesOtherDocuments(String json) {
    assertThat(json(json).status()).isEqualTo(400);
  }

  @Test
  void refusesRecordsThatAreNotWhole() {
    assertThat(post(null, Arrays.copyOf(GOLDEN, 11)).text()).contains("records of 12 bytes");
    assertThat(post(null, Arrays.copyOf(GOLDEN, 23)).status()).isEqualTo(400);
    assertThat(post(null, new byte[0]).text()).contains("at least one record of 12 bytes");
    byte[] padded = GOLDEN.clone();
    padded[11] |= 1;
    assertThat(post(null, padded).text()).contains("padding bits");
    assertThat(world.get(PATH).text()).isEqualTo("[]");
  }

  /** W: after an error that nobody saw, "stored successfully" was answered. */
  @Test
  void saysStoredOnlyWhenAllOfItIs() {
    world.backend().series().define(new Series("temp-2", RecordLayout.parse("time:42:ms x:1")));
    String free = ROW.replace("'channel':2", "'channel':1");
    Response response = json("[" + free + "," + ROW + "]");
    assertThat(response.status()).isEqualTo(409);
    assertThat(response.text()).contains("time:42:ms x:1").doesNotContain("successfully");
    assertThat(world.backend().series().find("temp-1")).isEmpty();
    assertThat(world.get(PATH).text()).isEqualTo("[]");
  }

  @Test
  void needsATokenToStoreAndNoneToRead() {
    assertThat(world.send(Request.of("POST", PATH).withBody(GOLDEN)).status()).isEqualTo(401);
    Request another = Request.of("POST", PATH).with("Authorization", "Bearer another");
    assertThat(world.send(another.withBody(GOLDEN)).status()).isEqualTo(403);
    assertThat(world.get(PATH).text()).isEqualTo("[]");
  }

  @Test
  void givesTheRowsOfAllChannelsByTimeOfTheLast24Hours() {
    rows(NOON - 86_400_001, 1, NOON - 86_400_000, 3, NOON - 5_000, 2, NOON - 5_000, 0, NOON, 7);
    rows(NOON + 1, 1);
    Response response = world.get(PATH);
    assertThat(order(List.of(response)))
        .containsExactly("28 12:00:00 3", "01 11:59:55 0", "01 11:59:55 2", "01 12:00:00 7");
    assertThat(response.header("Stowage-Source")).hasValue("live");
    assertThat(response.header("Cache-Control")).hasValue("no-cache");
    assertThat(order(List.of(world.get(PATH + "?from=" + NOON + "&to=2025-03-02T00:00:00Z"))))
        .containsExactly("01 12:00:00 7", "01 12:00:00 1");
  }

  @Test
  void everyRowComesOnceHoweverSmallThePages() {
    ReadingsBuilder all = Readings.builder(LAYOUT);
    for (int i = 0; i < 400; i++) {
      all.addRaw(1_000L * (i / 5), 0, i, 0, i % 5 + i % 3, 0, 0, 0);
    }
    assertThat(post(null, all.build().packed()).status()).isEqualTo(200);
    for (String query : List.of("?from=0&to=" + NOON, "?from=0&points=9")) {
      Request request = Request.of("GET", PATH + query);
      List<Response> whole = Pages.of(world, request, 1 << 20);
      assertThat(whole).hasSize(1);
      for (int most : new int[] {1, 300, 1_000, 5_000}) {
        List<Response> pages = Pages.of(world, request, most);
        assertThat(order(pages)).isEqualTo(order(whole));
        assertThat(pages)
            .allSatisfy(
                page -> assertThat(page.body().length).isLessThanOrEqualTo(Math.max(most, 250)));
      }
    }
  }

  @Test
  void pointsAreCountedPerChannel() {
    ReadingsBuilder all = Readings.builder(LAYOUT);
    for (int i = 0; i < 300; i++) {
      all.addRaw(1_000L * i, 0, i * 37 % 500, 0, i % 3, 0, 0, 0);
    }
    assertThat(post(null, all.build().packed()).status()).isEqualTo(200);
    List<String> drawn = order(List.of(world.get(PATH + "?from=0&points=10")));
    for (int channel = 0; channel < 3; channel++) {
      String end = " " + channel;
      assertThat(drawn.stream().filter(row -> row.endsWith(end))).hasSize(10);
    }
  }

  @Test
  void passesOverASeriesOfSuchANameThatIsNoneOfTheJourney() {
    world.backend().series().define(new Series("temp-5", RecordLayout.parse("time:42:ms x:1")));
    rows(NOON, 1);
    assertThat(order(List.of(world.get(PATH)))).containsExactly("01 12:00:00 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"every=PT5M", "from=noon", "points=1", "from=2&to=1", "cursor=%00"})
  void refusesQueriesThatBreakARule(String query) {
    assertThat(world.get(PATH + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void sensorsThatSendAtOnceLoseNothing() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int thread = 0; thread < 8; thread++) {
      int sensor = thread;
      threads.execute(
          () -> {
            for (int i = 0; i < 100; i++) {
              rows(1_000L * i + sensor, sensor % 4);
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    int total = 0;
    for (int channel = 0; channel < 4; channel++) {
      assertThat(stored(channel).size()).isEqualTo(200);
      total += stored(channel).size();
    }
    assertThat(order(List.of(world.get(PATH + "?from=0")))).hasSize(total);
    assertThat(world.failures()).isEmpty();
  }

  /** Stores a record of each time and channel. */
  private void rows(long... timesAndChannels) {
    ReadingsBuilder readings = Readings.builder(LAYOUT);
    for (int i = 0; i < timesAndChannels.length; i += 2) {
      readings.addRaw(timesAndChannels[i], 0, 0, 0, timesAndChannels[i + 1], 0, 0, 0);
    }
    assertThat(post(null, readings.build().packed()).status()).isEqualTo(200);
  }

  private Readings stored(int channel) {
    List<Readings> pages = new ArrayList<>();
    Series series = new Series("temp-" + channel, LAYOUT);
    world.backend().series().scan(series, TimeRange.ALL).forEach(pages::add);
    return Readings.concat(LAYOUT, pages);
  }

  /** Day, time and channel of each row. */
  private static List<String> order(List<Response> pages) {
    List<String> rows = new ArrayList<>();
    for (Response page : pages) {
      for (String row : page.text().split("\\{", -1)) {
        if (row.contains("sensor_timestamp")) {
          rows.add(row.replaceAll(".*-([0-9]{2} [0-9:]{8})\".*\"channel\":([0-7]).*", "$1 $2"));
        }
      }
    }
    return rows;
  }

  private Response json(String json) {
    return post("application/json", World.utf8(quoted(json)));
  }

  private Response post(@Nullable String type, byte[] body) {
    Request request = World.withToken("POST", PATH).withBody(body);
    return world.send(type == null ? request : request.with("Content-Type", type));
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
