package dev.stowage.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Response;
import dev.stowage.wiring.Settings.Logged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line by line, as the process writes them. */
class FunctionLogTest {

  private static final Invocation INVOCATION = new Invocation("8f5-1", "stowage");
  private static final int MOST_OF_AN_EVENT = 256 << 10;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void anErrorOfAStoreIsALineWithoutItsKey() {
    FunctionLog log = log();
    log.begin(INVOCATION);

    log.failed("GET /p/{id}", failure(ErrorKind.THROTTLED, "too many requests"));

    JsonNode line = onlyLine();
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("timestamp", "level", "requestId", "logger", "message", "route", "kind");
    assertThat(Instant.parse(text(line, "timestamp"))).isBeforeOrEqualTo(Instant.now());
    assertThat(text(line, "level")).isEqualTo("ERROR");
    assertThat(text(line, "requestId")).isEqualTo("8f5-1");
    assertThat(text(line, "logger")).isEqualTo("dev.stowage");
    assertThat(text(line, "message")).startsWith("find: too many requests; ");
    assertThat(text(line, "route")).isEqualTo("GET /p/{id}");
    assertThat(text(line, "kind")).isEqualTo("THROTTLED");
    assertThat(written.toString(UTF_8)).doesNotContain("k3y");
  }

  @Test
  void aDefectTellsWhereItCameAboutAndNotWhatItQuotes() {
    RuntimeException defect =
        new IllegalStateException(
            "quotes s3cret", failure(ErrorKind.UNEXPECTED, "what the service said"));

    log().failed("GET /p/{id}", defect);

    JsonNode line = onlyLine();
    assertThat(text(line, "kind")).isEqualTo("UNEXPECTED");
    assertThat(text(line, "message")).isEqualTo("a defect; report it");
    assertThat(text(line, "stackTrace").lines())
        .startsWith("java.lang.IllegalStateException")
        .anyMatch(place -> place.matches("\tat .*FunctionLogTest\\.aDefect.*java:\\d+\\)"))
        .contains(
            "Caused by: "
                + StowageException.class.getName()
                + ": UNEXPECTED find: what the service said");
    assertThat(written.toString(UTF_8)).doesNotContain("s3cret").doesNotContain("k3y");
  }

  @Test
  void whatAStoreDidNotExpectHasItsStackTraceToo() {
    log().failed("GET /p/{id}", failure(ErrorKind.UNEXPECTED, "what the service said"));

    JsonNode line = onlyLine();
    assertThat(text(line, "message")).startsWith("find: what the service said; ");
    assertThat(text(line, "stackTrace")).contains("\n\tat ");
  }

  @Test
  void anExceptionThatIsItsOwnCauseEnds() {
    IllegalStateException outer = new IllegalStateException();
    outer.initCause(new IllegalArgumentException(outer));

    log().failed("GET /p/{id}", outer);

    assertThat(text(onlyLine(), "stackTrace")).contains("Caused by: ");
  }

  @ParameterizedTest
  @CsvSource({
    "'a\nb\r\nc\u0085d\u2028e'",
    "'{\"level\":\"INFO\"}\\'",
    "'\u0001\b\t\f\u001b[31m\u007f'",
    "'\u00e4 \ud83d\ude00 \u202e'",
  })
  void aHostileTextStaysAValueOfOneLine(String hostile) {
    log().failed(hostile, new IllegalStateException());

    assertThat(text(onlyLine(), "route")).isEqualTo(hostile);
  }

  @Test
  void halfACharacterBecomesAQuestionMark() {
    log().failed("\ud83d-\ude00", new IllegalStateException());

    assertThat(text(onlyLine(), "route")).isEqualTo("?-?");
  }

  @ParameterizedTest
  @CsvSource({"10000, 10000", "20000, 20000", "20001, 20003"})
  void aLongTextIsCut(int length, int left) {
    log().failed("\u0000".repeat(length), new IllegalStateException());

    assertThat(text(onlyLine(), "route")).hasSize(left);
  }

  @Test
  void aLineOfALibraryFitsIntoAnEventOfCloudWatch() {
    log();
    IllegalStateException deep = new IllegalStateException();
    StackTraceElement place = new StackTraceElement("\u0001".repeat(200), "m", "F.java", 1);
    deep.setStackTrace(Collections.nCopies(1_000, place).toArray(StackTraceElement[]::new));

    Logger.getLogger("library").log(Level.SEVERE, "\u0001".repeat(1 << 20), deep);

    assertThat(onlyLine().has("stackTrace")).isTrue();
    assertThat(written.size()).isBetween(200_000, MOST_OF_AN_EVENT);
  }

  @Test
  void librariesAreHeardFromWarningsOnInTheSameForm() {
    FunctionLog log = log();
    log.begin(INVOCATION);
    Logger library = Logger.getLogger("org.postgresql.Driver");

    library.log(Level.INFO, "not worth a line");
    library.log(Level.WARNING, "{0} was closed", "connection 7");
    LogRecord silent = new LogRecord(Level.SEVERE, null);
    library.log(silent);

    assertThat(lines()).hasSize(2);
    JsonNode line = lines().get(0);
    assertThat(text(line, "level")).isEqualTo("WARN");
    assertThat(text(line, "logger")).isEqualTo("org.postgresql.Driver");
    assertThat(text(line, "message")).isEqualTo("connection 7 was closed");
    assertThat(text(line, "requestId")).isEqualTo("8f5-1");
  }

  @Test
  void theIdIsOnWhatOtherThreadsWriteMeanwhileAndEndsWithTheInvocation()
      throws InterruptedException {
    FunctionLog log = log();
    Logger library = Logger.getLogger("com.zaxxer.hikari");
    Thread housekeeper = new Thread(() -> library.warning("meanwhile"));
    log.begin(INVOCATION);
    housekeeper.start();
    housekeeper.join();
    log.end();
    library.warning("between invocations");
    log.begin(new Invocation("8f5-2", "stowage"));
    library.warning("in the next");

    assertThat(lines())
        .extracting(line -> line.path("requestId").asText("none"))
        .containsExactly("8f5-1", "none", "8f5-2");
  }

  @Test
  void aGoodRequestIsNotWrittenByDefault() {
    log().answered(outcome(200, "0.00000025"));

    assertThat(written.size()).isZero();
  }

  @Test
  void aRequestIsALineWhenRequestsAreNamed() {
    FunctionLog log = log(Logged.REQUESTS);
    log.begin(INVOCATION);

    log.answered(outcome(200, "0.00000025"));

    assertThat(written.toString(UTF_8))
        .endsWith(
            "\"level\":\"INFO\",\"requestId\":\"8f5-1\",\"logger\":\"dev.stowage\","
                + "\"message\":\"answered\",\"route\":\"GET /p/{id}\",\"status\":200,"
                + "\"milliseconds\":1.734,\"costUsd\":0.00000025,\"event\":\"HTTP_V2\"}\n");
    assertThat(lines()).hasSize(1);
  }

  @Test
  void aRequestIsALineOfEmbeddedMetricsWhenMetricsAreNamed() {
    FunctionLog log = log(Logged.METRICS);
    log.begin(INVOCATION);
    long before = System.currentTimeMillis();

    log.answered(outcome(200, "0.00000025"));

    JsonNode line = onlyLine();
    EmbeddedMetricSpec.check(line);
    assertThat(line.at("/_aws/Timestamp").asLong()).isBetween(before, System.currentTimeMillis());
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").asText()).isEqualTo("Stowage");
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
        .isEqualTo("[[\"FunctionName\"]]");
    assertThat(EmbeddedMetricSpec.units(line))
        .containsExactly("Latency Milliseconds", "StorageCost None", "Errors Count");
    assertThat(written.toString(UTF_8))
        .endsWith(
            "\"FunctionName\":\"stowage\",\"Latency\":1.734,\"StorageCost\":0.00000025,"
                + "\"Errors\":0,\"route\":\"GET /p/{id}\",\"status\":200,"
                + "\"requestId\":\"8f5-1\"}\n");
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "499, 0", "500, 1", "504, 1"})
  void anErrorIsWhatLiesHereOrInAStore(int status, int errors) {
    log(Logged.METRICS).answered(outcome(status, "0"));

    assertThat(onlyLine().path("Errors").asInt()).isEqualTo(errors);
  }

  @Test
  void whatNoPriceIsKnownOfMakesNoMetric() {
    FunctionLog log = log(Logged.METRICS, Logged.REQUESTS);

    log.answered(new Outcome(EventKind.ALB, "GET /{id}", Response.empty(302), 999));

    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0).has("costUsd")).isFalse();
    assertThat(EmbeddedMetricSpec.units(lines().get(1)))
        .containsExactly("Latency Milliseconds", "Errors Count");
    assertThat(lines().get(1).path("Latency").isNumber()).isTrue();
  }

  @Test
  void whatIsRehearsedIsNotWritten() {
    log(Logged.METRICS, Logged.REQUESTS).unheard().answered(outcome(200, "0"));

    assertThat(written.size()).isZero();
  }

  private FunctionLog log(Logged... logged) {
    return FunctionLog.of(Set.of(logged), new PrintStream(written, false, UTF_8));
  }

  private static StowageException failure(ErrorKind kind, String what) {
    return new StowageException(kind, "find", "k3y", what);
  }

  private static Outcome outcome(int status, String usd) {
    return new Outcome(
        EventKind.HTTP_V2,
        "GET /p/{id}",
        Response.empty(status).with("Stowage-Cost", usd),
        1_734_999);
  }

  private JsonNode onlyLine() {
    assertThat(lines()).hasSize(1);
    return lines().get(0);
  }

  /** What CloudWatch takes for events: what ends in a line feed. */
  private List<JsonNode> lines() {
    String text = written.toString(UTF_8);
    assertThat(text).endsWith("\n");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      try {
        lines.add(JSON.readTree(line));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines;
  }

  private static String text(JsonNode line, String name) {
    assertThat(line.path(name).isTextual()).as(name).isTrue();
    return line.path(name).asText();
  }
}
