package dev.stowage.deployable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.lambda.EventKind;
import dev.stowage.testkit.local.LocalLambda;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each store, through events of each kind, and nothing of the other stores for all of that. */
@ParameterizedClass
@EnumSource
class StoresIT {

  private static final String LAYOUT =
      "{\"layout\":\"time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3"
          + " batteryLow:1 signal:8 flags:5\"}";
  private static final String READING =
      """
      time,sensor,temperature,humidity,channel,batteryLow,signal,flags
      %s,4660,21.5,47,2,0,200,5
      """;

  @TempDir static Path folder;

  /** Begun before each store's tests. */
  @SuppressWarnings("NullAway.Init")
  private static LocalLambda function;

  private final StoreChoice store;

  StoresIT(StoreChoice store) {
    this.store = store;
  }

  @BeforeParameterizedClassInvocation
  static void start(StoreChoice store) {
    function =
        LocalLambda.start(
            store.in(
                Functions.setup().with("STOWAGE_OPEN_WRITES", "true").withClassList(), folder));
    assertThat(function.awaitInit(Functions.LIMIT)).isEmpty();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    function.close();
  }

  @TestFactory
  Stream<DynamicTest> serves() {
    Stream<DynamicTest> features =
        Arrays.stream(EventKind.values())
            .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> serves(kind)));
    return Stream.concat(
        features, Stream.of(DynamicTest.dynamicTest("nothing of another store", this::loaded)));
  }

  private void serves(EventKind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    series(kind, name);
    if (store != StoreChoice.TIMESTREAM) {
      link(kind, name);
      paste(kind);
      counter(kind, name);
    }
  }

  private static void link(EventKind kind, String name) {
    String target = "https://example.com/" + name + "?a=1&a=2";
    Response made =
        sent(
            kind,
            "POST",
            "/api/links",
            "{\"target\":\"%s\",\"slug\":\"%s\"}".formatted(target, name));
    assertThat(made.status()).as(made.text()).isEqualTo(201);

    Response followed = Functions.send(function, kind, Request.of("GET", "/" + name));
    assertThat(followed.status()).isEqualTo(302);
    assertThat(followed.header("Location")).contains(target);
  }

  private static void paste(EventKind kind) {
    Response made =
        Functions.send(
            function,
            kind,
            Request.of("POST", "/documents")
                .with("Content-Type", "application/octet-stream")
                .withBody("a paste of ünïcode".getBytes(UTF_8)));
    String key = made.text().replaceAll(".*\"key\":\"([^\"]*)\".*", "$1");

    Response read = Functions.send(function, kind, Request.of("GET", "/raw/" + key));

    assertThat(read.text()).isEqualTo("a paste of ünïcode");
  }

  private static void counter(EventKind kind, String name) {
    for (int visit = 1; visit <= 3; visit++) {
      assertThat(sent(kind, "POST", "/api/counters/" + name, "").text())
          .contains("\"value\":" + visit);
    }
  }

  private void series(EventKind kind, String name) {
    String time = store == StoreChoice.TIMESTREAM ? StoreChoice.recently() : "2025-03-01T12:00:00Z";
    assertThat(sent(kind, "PUT", "/api/series/" + name, LAYOUT).status()).isEqualTo(201);
    Response stored =
        Functions.send(
            function,
            kind,
            Request.of("POST", "/api/series/" + name)
                .with("Content-Type", "text/csv")
                .withBody(READING.formatted(time).getBytes(UTF_8)));
    assertThat(stored.text()).isEqualTo("{\"stored\":1}");

    Response latest =
        Functions.send(
            function,
            kind,
            Request.of("GET", "/api/series/" + name + "/latest").with("Accept", "text/csv"));
    assertThat(latest.text()).isEqualToIgnoringNewLines(READING.formatted(time));
  }

  private void loaded() {
    List<String> classes = function.loadedClasses();
    assertThat(store.foreignAmong(classes)).isEmpty();
    assertThat(classes).anyMatch(name -> name.startsWith(store.marker()));
  }

  private static Response sent(EventKind kind, String method, String path, String json) {
    return Functions.send(
        function,
        kind,
        Request.of(method, path)
            .with("Content-Type", "application/json")
            .withBody(json.getBytes(UTF_8)));
  }
}
