package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.lambda.EventKind;
import dev.stowage.testkit.local.LambdaSetup;
import dev.stowage.testkit.local.LocalLambda;
import org.junit.jupiter.api.Test;

/** The protocol of SnapStart, as the runtime speaks it; the snapshot itself is left out. */
class SnapStartIT {

  @Test
  void holdsNoConnectionInTheSnapshotAndHasItsOwnAfterIt() {
    try (Database database = Database.make("snapshot");
        LocalLambda function = LocalLambda.start(setup(database))) {
      database.clear();
      assertThat(function.awaitCheckpoint(Functions.LIMIT)).isEmpty();
      database.awaitNoSession();

      function.restore();

      assertThat(function.awaitInit(Functions.LIMIT)).isEmpty();
      assertThat(database.sessions()).isEqualTo(1);
      Response answer =
          Functions.send(function, EventKind.HTTP_V2, Request.of("POST", "/api/counters/visits"));
      assertThat(answer.text()).contains("\"value\":1");
    }
  }

  @Test
  void saysInOneLineWhyItCannotGoOn() {
    try (Database database = Database.make("gone");
        LocalLambda function = LocalLambda.start(setup(database))) {
      assertThat(function.awaitCheckpoint(Functions.LIMIT)).isEmpty();
      database.drop();

      function.restore();

      assertThat(function.awaitInit(Functions.LIMIT)).isPresent();
      function.awaitOutput(
          line -> line.contains("\"STOWAGE_STORE: ") && line.contains("stowage init"),
          Functions.LIMIT);
    }
  }

  private static LambdaSetup setup(Database database) {
    return Functions.setup()
        .with("STOWAGE_STORE", database.url())
        .with("STOWAGE_OPEN_WRITES", "true")
        .withSnapStart();
  }
}
