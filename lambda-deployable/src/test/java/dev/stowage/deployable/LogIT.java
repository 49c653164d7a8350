package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

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

      assertThat(function.output())
          .as("SLF4J has found what it writes through")
          .noneMatch(line -> line.contains("SLF4J"))
          .anyMatch(line -> line.startsWith("{\"timestamp\":") && line.contains("\"requestId\":"))
          .anyMatch(line -> line.startsWith("{\"_aws\":") && line.contains("\"FunctionName\":"))
          .noneMatch(line -> line.contains("k3y") || line.contains("s3cret"));
    }
  }

  @Test
  void whatLibrariesSayGoesTheSameWay() {
    assertThat(
            Deployable.read(Deployable.file())
                .text("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
        .isEqualToIgnoringWhitespace("org.slf4j.jul.JULServiceProvider");
  }
}
