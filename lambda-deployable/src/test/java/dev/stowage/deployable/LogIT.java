package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LambdaAnswer;
import dev.stowage.testkit.local.LambdaSetup;
import dev.stowage.testkit.local.LocalLambda;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process itself writes, under AWS's own runtime. */
class LogIT {

  private static final byte[] COUNTER =
      """
      {"version":"2.0","rawPath":"/api/counters/k3y","rawQueryString":"s3cret",
       "headers":{"host":"api.example.com"},
       "requestContext":{"http":{"method":"GET","path":"/api/counters/k3y","sourceIp":"192.0.2.1"}},
       "isBase64Encoded":false}
      """
          .getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;

  @Test
  void aRequestIsALineForWhoReadsAndALineForCloudWatch() {
    LambdaSetup setup =
        Functions.setup()
            .with("STOWAGE_OPEN_WRITES", "true")
            .with("STOWAGE_LAMBDA_LOG", "requests,metrics");
    try (LocalLambda function = LocalLambda.start(StoreChoice.FILE.in(setup, folder))) {
      assertThat(function.invoke(COUNTER, Functions.LIMIT).text()).contains("\"statusCode\":200");

      function.awaitOutput(line -> line.startsWith("{\"_aws\":"), Functions.LIMIT);
      assertThat(function.output())
          .as("SLF4J has found what it writes through")
          .noneMatch(line -> line.contains("SLF4J"))
          .anyMatch(line -> line.startsWith("{\"timestamp\":") && line.contains("\"requestId\":"))
          .anyMatch(line -> line.startsWith("{\"_aws\":") && line.contains("\"FunctionName\":"))
          .noneMatch(line -> line.contains("k3y") || line.contains("s3cret"));
    }
  }

  @Test
  void anEventThatIsNoneIsSaidInOneLine() {
    LambdaSetup setup = Functions.setup().with("STOWAGE_OPEN_WRITES", "true");
    try (LocalLambda function = LocalLambda.start(StoreChoice.FILE.in(setup, folder))) {
      LambdaAnswer answer =
          function.invoke(
              "{\"key1\":\"value1\"}".getBytes(StandardCharsets.UTF_8), Functions.LIMIT);

      assertThat(answer.failure().orElseThrow().message())
          .contains("this is no event of a request");
      function.awaitOutput(line -> line.contains("no event of a request"), Functions.LIMIT);
      assertThat(function.output()).noneMatch(line -> line.startsWith("\tat "));
    }
  }
}
