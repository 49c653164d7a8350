package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.lambda.EventKind;
import dev.stowage.testkit.local.LocalLambda;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between two requests the environment stands still, for as long as Lambda likes. */
class FreezeIT {

  /** Longer than the pool believes in a connection, and shorter. */
  private static final Duration LONG = Duration.ofMillis(700);

  private static final Duration SHORT = Duration.ofMillis(100);

  private Database database;
  private LocalLambda function;

  @BeforeEach
  void start() {
    database = Database.make("freeze");
    database.clear();
    function =
        LocalLambda.start(
            Functions.setup()
                .with("STOWAGE_STORE", database.url())
                .with("STOWAGE_OPEN_WRITES", "true"));
  }

  @AfterEach
  void stop() {
    function.close();
    database.close();
  }

  @Test
  void everythingIsDoneWhenTheAnswerIsThere() {
    for (int visit = 1; visit <= 20; visit++) {
      Response answer = hit();
      function.freeze();

      assertThat(answer.text()).contains("\"value\":" + visit);
      assertThat(database.counter("visits")).isEqualTo(visit);
      function.thaw();
    }
    assertThat(database.sessions()).isEqualTo(1);
  }

  @Test
  void aSessionThatEndedMeanwhileIsReplacedAndNoAnswerIsLost() {
    hit();
    for (int visit = 2; visit <= 4; visit++) {
      function.freeze();
      database.endSessions();
      database.rest(visit == 2 ? LONG : SHORT);
      function.thaw();

      Response answer = hit();

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.text()).contains("\"value\":" + visit);
      assertThat(database.sessions()).isEqualTo(1);
    }
    assertThat(function.awaitOutput(line -> line.contains("hikari"), Functions.LIMIT))
        .as("what the pool says of it is a line of JSON like ours")
        .startsWith("{\"timestamp\":")
        .contains("\"level\":\"WARN\"", "\"logger\":\"com.zaxxer.hikari.");
  }

  private Response hit() {
    return Functions.send(function, EventKind.HTTP_V2, Request.of("POST", "/api/counters/visits"));
  }
}
