package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Arguments of small comparisons on services of AWS, and a look at what is there afterwards. */
final class AwsLine {

  /** As the adapters': DynamoDB Local shows each key and region tables of its own. */
  static final AwsCredentials CREDENTIALS =
      AwsCredentialsProviderChain.of(
              SystemPropertyCredentialsProvider.create(),
              EnvironmentVariableCredentialsProvider.create(),
              ProfileCredentialsProvider.create(),
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .resolveCredentials();

  private AwsLine() {}

  /** Writes a file with a reading for each second, and returns what compares it on AWS. */
  static List<String> readings(Path folder, int count) throws IOException {
    Instant first = Instant.parse("2025-03-01T00:00:00Z");
    String rows =
        IntStream.range(0, count)
            .mapToObj(second -> first.plusSeconds(second) + ",21")
            .collect(Collectors.joining("\n", "time,temperature\n", "\n"));
    Path file = Files.writeString(folder.resolve("small.csv"), rows);
    return List.of(
        "compare",
        "--aws",
        "--reads",
        "0",
        "--readings",
        file.toString(),
        "--layout",
        "time:42:ms temperature:14:0.1:-100");
  }

  static String dynamoDb(String place, URI endpoint) {
    return "dynamodb:"
        + place
        + "?region=us-east-1&endpoint="
        + URLEncoder.encode(endpoint.toString(), StandardCharsets.UTF_8);
  }

  /** Returns the names of all tables, seen with the client of the SDK. */
  static List<String> tables(URI endpoint) {
    try (DynamoDbClient client = client(endpoint)) {
      return client.listTables().tableNames();
    }
  }

  /** Removes the tables of runs that were kept from it. */
  static void removeTables(URI endpoint) {
    try (DynamoDbClient client = client(endpoint)) {
      List<String> left =
          client.listTables().tableNames().stream().filter(AwsLine::isOfARun).toList();
      assertThat(left).isNotEmpty();
      left.forEach(table -> client.deleteTable(request -> request.tableName(table)));
    }
  }

  private static boolean isOfARun(String table) {
    return table.startsWith("stowage-") && !table.startsWith("stowage-compare-");
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
        .build();
  }
}
