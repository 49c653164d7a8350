package dev.stowage.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LambdaAnswer;
import dev.stowage.testkit.local.LambdaSetup;
import dev.stowage.testkit.local.LocalLambda;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadedClassesIT {

  private static final String HANDLER = "dev.stowage.lambda.LambdaHandler";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;

  @ParameterizedTest
  @EnumSource
  void loadsNothingOfAnotherStore(StoreChoice store) {
    LambdaSetup setup =
        LambdaSetup.of(Deployable.file(), HANDLER)
            .with("STOWAGE_OPEN_WRITES", "true")
            .withClassList();
    try (LocalLambda function = LocalLambda.start(store.in(setup, folder))) {
      LambdaAnswer answer = function.invoke(get("/api/series"), LIMIT);

      assertThat(answer.failure()).as("%s", function.output()).isEmpty();
      assertThat(answer.text()).contains("\"statusCode\":200");
      List<String> loaded = function.loadedClasses();
      assertThat(offenders(loaded, store)).isEmpty();
      assertThat(loaded).anyMatch(name -> name.startsWith(store.marker()));
      System.out.printf("%s: %,d classes, init %s%n", store, loaded.size(), function.initTook());
    }
  }

  @Test
  void seesPlantedOffenders() {
    List<String> planted =
        List.of(
            "java.lang.Object",
            "dev.stowage.s3.S3Backend",
            "org.postgresql.Driver",
            "com.zaxxer.hikari.HikariConfig",
            "org.jdbi.v3.core.Jdbi",
            "software.amazon.awssdk.services.s3.S3Client",
            "org.eclipse.jetty.server.Server",
            "org.flywaydb.core.Flyway");

    assertThat(offenders(planted, StoreChoice.DYNAMODB)).hasSize(7);
    assertThat(offenders(planted, StoreChoice.S3)).hasSize(5);
  }

  private static List<String> offenders(List<String> loaded, StoreChoice store) {
    List<String> foreign = store.foreign();
    return loaded.stream().filter(name -> foreign.stream().anyMatch(name::startsWith)).toList();
  }

  private static byte[] get(String path) {
    return """
        {"version":"2.0","routeKey":"$default","rawPath":"%1$s","rawQueryString":"",
         "headers":{"host":"api.example.com","accept":"*/*"},
         "requestContext":{"accountId":"123456789012","apiId":"api","domainName":"api.example.com",
          "http":{"method":"GET","path":"%1$s","protocol":"HTTP/1.1","sourceIp":"192.0.2.1",
           "userAgent":"test"},
          "requestId":"id","routeKey":"$default","stage":"$default",
          "time":"20/Nov/2026:12:00:00 +0000","timeEpoch":1795176000000},
         "isBase64Encoded":false}
        """
        .formatted(path)
        .getBytes(StandardCharsets.UTF_8);
  }
}
