package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.lambda.Aws;
import dev.stowage.lambda.EventKind;
import dev.stowage.testkit.local.LambdaAnswer;
import dev.stowage.testkit.local.LambdaSetup;
import dev.stowage.testkit.local.LocalLambda;
import java.time.Duration;

/** How the tests run the deployable. */
final class Functions {

  static final String HANDLER = "dev.stowage.lambda.LambdaHandler";

  /** No start and no answer takes so long, on however slow a machine. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private Functions() {}

  /** The deployable with its handler, and no setting yet. */
  static LambdaSetup setup() {
    return LambdaSetup.of(Deployable.file(), HANDLER);
  }

  /** Sends a request through an event of a kind. */
  static Response send(LocalLambda function, EventKind kind, Request request) {
    LambdaAnswer answer = function.invoke(Aws.event(kind, request), LIMIT);
    assertThat(answer.failure()).as(() -> String.join("\n", function.output())).isEmpty();
    return Aws.answer(kind, answer.payload());
  }
}
