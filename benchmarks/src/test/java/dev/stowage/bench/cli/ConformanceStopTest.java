package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.Main;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A run on somebody's engine, ended from outside while its rules run. */
class ConformanceStopTest {

  private static final int TERMINATED = 128 + 15;

  @Test
  void aRunThatIsStoppedRemovesItsTableFirst() throws Exception {
    URI endpoint = LocalDynamoDb.shared().endpoint();
    try (DynamoDbClient tables =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      List<String> before = tables.listTables().tableNames();
      String url =
          "dynamodb://stopped?region=us-east-1&endpoint="
              + URLEncoder.encode(endpoint.toString(), StandardCharsets.UTF_8);
      Process run = start(url);
      try (BufferedReader errors = run.errorReader(StandardCharsets.UTF_8)) {
        assertThat(errors.readLine()).startsWith("stowage: AWS would bill ");
        assertThat(errors.readLine()).startsWith(url + ": running on DynamoDB at ");
        assertThat(tables.listTables().tableNames())
            .anySatisfy(name -> assertThat(name).startsWith("stopped-stowage-"));
        run.toHandle().destroy();
        assertThat(errors.lines())
            .last()
            .isEqualTo("stowage: stopped; what was made for the run has been removed");
      }
      assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isEqualTo(TERMINATED);
      assertThat(run.getInputStream().readAllBytes()).isEmpty();
      assertThat(tables.listTables().tableNames()).isEqualTo(before);
    }
  }

  @Test
  void aQuestionIsLeftAtOnceAndNothingIsSaidToBeRemoved() throws Exception {
    Process run = start(AwsLine.dynamoDb("//asked", LocalDynamoDb.shared().endpoint()), "--aws");
    try (InputStream errors = run.getErrorStream()) {
      StringBuilder shown = new StringBuilder();
      while (shown.indexOf("Go on? [y/N] ") < 0) {
        int next = errors.read();
        assertThat(next).as(shown.toString()).isNotNegative();
        shown.append((char) next);
      }
      run.toHandle().destroy();
      assertThat(run.waitFor(2, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isEqualTo(TERMINATED);
      assertThat(errors.readAllBytes()).isEmpty();
    }
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "conformance"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
