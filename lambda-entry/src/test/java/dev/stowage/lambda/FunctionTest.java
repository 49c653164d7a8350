package dev.stowage.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.wiring.Api;
import dev.stowage.wiring.Settings;
import dev.stowage.wiring.Settings.Logged;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.Security;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From init over invocations to a snapshot, and on from it. */
class FunctionTest {

  private static final String HIT =
      """
      {"version": "2.0", "rawPath": "/api/counters/visits", "rawQueryString": "",
       "headers": {"host": "sto.example"},
       "requestContext": {"domainName": "sto.example", "stage": "$default",
         "http": {"method": "POST", "path": "/api/counters/visits", "sourceIp": "192.0.2.1"}},
       "isBase64Encoded": false}
      """;

  @TempDir private Path folder = Path.of("");
  private final AtomicInteger opened = new AtomicInteger();

  @Test
  void answersOneEventAfterAnother() throws IOException {
    Function function = function();

    assertThat(answer(function, HIT)).contains("\"statusCode\":200").contains("\\\"value\\\":1");
    assertThat(answer(function, HIT)).contains("\\\"value\\\":2");

    assertThat(opened).hasValue(1);
    function.suspend();
  }

  @Test
  void holdsNothingInASnapshotAndOpensEverythingAnewFromIt() throws IOException {
    Function function = function();
    answer(function, HIT);

    function.suspend();
    Function another = function();
    assertThat(answer(another, HIT)).as("the directory is free").contains("\\\"value\\\":2");
    another.suspend();
    function.resume();

    assertThat(answer(function, HIT)).contains("\\\"value\\\":3");
    assertThat(opened).hasValue(3);
    function.suspend();
  }

  @Test
  void saysInOneLineWhyItCannotGoOnFromASnapshot() {
    Function function = function();
    function.suspend();
    Function another = function();

    assertThatThrownBy(function::resume)
        .isInstanceOf(FunctionFailure.class)
        .hasMessageStartingWith("STOWAGE_STORE: ")
        .hasMessageNotContaining("\n")
        .satisfies(failed -> assertThat(failed.getStackTrace()).isEmpty());
    another.suspend();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STOWAGE_LINKS | timestream://d | STOWAGE_LINKS: timestream holds no links; use one of"
            + " dynamodb, file, postgresql, s3",
        "STOWAGE_OPEN_WRITES | true | STOWAGE_STORE: no store is named, and a function has no disk"
            + " that lasts; name one, such as dynamodb://TABLE",
        "STOWAGE_STORE | file:FOLDER | STOWAGE_TOKENS: nobody could write; make a token with:"
            + " stowage token NAME, or name in STOWAGE_OPEN_WRITES what everybody may write",
        "STOWAGE_STORES | file:FOLDER | STOWAGE_STORES: there is no such setting",
      })
  void saysInOneLineWhichSettingIsWrong(String name, String value, String line) {
    Map<String, String> environment = Map.of(name, value.replace("FOLDER", folder.toString()));

    assertThatThrownBy(() -> Function.of(environment))
        .isInstanceOf(FunctionFailure.class)
        .hasMessageStartingWith(line)
        .hasMessageNotContaining("\n")
        .hasNoCause();
  }

  @Test
  void refusesAnEventThatIsNoRequestInOneLine() {
    Function function = function();

    assertThatThrownBy(() -> answer(function, "{\"key1\": \"value1\"}"))
        .isInstanceOf(FunctionFailure.class)
        .hasMessageContaining("this is no event of a request")
        .hasMessageNotContaining("\n")
        .hasNoCause()
        .satisfies(failed -> assertThat(failed.getStackTrace()).isEmpty());
    function.suspend();
  }

  @Test
  void forgetsWhereNamesLedToBeforeASnapshot() throws ClassNotFoundException {
    Class.forName(LambdaHandler.class.getName());

    assertThat(Security.getProperty("networkaddress.cache.ttl")).isEqualTo("0");
    assertThat(Security.getProperty("networkaddress.cache.negative.ttl")).isEqualTo("0");
  }

  @Test
  void rehearsesAnEventOfEachShape() {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);

    Rehearsal.on(
        (event, answer) -> {
          Event read = EventReader.read(event);
          kinds.add(read.kind());
          assertThat(read.request().method()).isEqualTo("GET");
        });

    assertThat(kinds).containsExactlyInAnyOrder(EventKind.values());
  }

  @Test
  void everythingIsLoggedWhenTheAnswerIsThereAndNothingAfterwards() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Function function =
        function(FunctionLog.of(EnumSet.allOf(Logged.class), new PrintStream(out, false, UTF_8)));

    answer(function, HIT.replace("visits", "k3y").replace("\"\",", "\"token=s3cret\","));
    String logged = out.toString(UTF_8);
    function.suspend();
    function.resume();

    assertThat(logged.lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"route\":\"POST /api/counters/{name}\""))
        .allMatch(line -> line.contains("\"requestId\":\"i-1\""))
        .noneMatch(line -> line.contains("k3y") || line.contains("s3cret"));
    assertThat(out.toString(UTF_8)).isEqualTo(logged);
    function.suspend();
  }

  @Test
  void whatHasNoRouteIsLoggedWithoutItsPath() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Function function =
        function(FunctionLog.of(Set.of(Logged.REQUESTS), new PrintStream(out, false, UTF_8)));

    answer(function, HIT.replace("/api/counters/visits", "/k3y/of/nothing"));
    answer(function, HIT.replace("\"POST\"", "\"S3CRET k3y\""));
    function.suspend();

    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"route\":\"POST -\",\"status\":404"),
            line -> assertThat(line).contains("\"route\":\"- -\",\"status\":4"))
        .noneMatch(line -> line.contains("k3y"));
  }

  private Function function() {
    return function(FunctionLog.of(Set.of(), System.out));
  }

  private Function function(FunctionLog log) {
    Map<String, String> environment = new HashMap<>();
    environment.put("STOWAGE_STORE", "file:" + folder + "?durability=os");
    environment.put("STOWAGE_OPEN_WRITES", "true");
    return new Function(
        () -> {
          opened.incrementAndGet();
          return Api.openForFunction(Settings.of(environment), log::failed);
        },
        log);
  }

  private static String answer(Function function, String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    function.answer(
        new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new Invocation("i-1", "fn"));
    return answer.toString(UTF_8);
  }
}
