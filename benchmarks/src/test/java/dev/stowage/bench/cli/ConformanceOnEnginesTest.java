package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.ProxiedRequest;
import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.testkit.local.LocalS3;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Engines that the command did not start, given by their address: it makes a place of its own in
 * each, and afterwards the engine's own client sees nothing of it. All ports of each engine are run
 * by {@code .ci/run}.
 */
class ConformanceOnEnginesTest {

  private static final StaticCredentialsProvider LOCAL =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private static final LocalS3 S3 = LocalS3.startForAnySignature();

  @AfterAll
  static void end() {
    S3.close();
  }

  @Test
  void passesOnDynamoDbAndRemovesItsTable() {
    URI endpoint = LocalDynamoDb.shared().endpoint();
    try (DynamoDbClient tables =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(LOCAL)
            .build()) {
      String url = "dynamodb://mine?region=us-east-1&endpoint=" + encoded(endpoint);
      assertThat(Cli.run("init", url).exitCode()).isEqualTo(ExitCode.OK);
      List<String> before = tables.listTables().tableNames();
      assertThat(before).contains("mine");
      Cli cli = discards(url);
      assertPassed(cli, "table mine-stowage-");
      assertThat(tables.listTables().tableNames()).isEqualTo(before);
    }
  }

  @Test
  void passesInABucketAndRemovesItsObjects() {
    try (S3Client bucket = client(S3.endpoint())) {
      bucket.createBucket(request -> request.bucket("mine"));
      bucket.putObject(
          request -> request.bucket("mine").key("notes"), RequestBody.fromString("mine"));
      Cli cli =
          discards("s3://mine?path-style=true&region=us-east-1&endpoint=" + encoded(S3.endpoint()));
      assertPassed(cli, "mine");
      assertThat(bucket.listObjectsV2(request -> request.bucket("mine")).contents())
          .singleElement()
          .satisfies(object -> assertThat(object.key()).isEqualTo("notes"));
      assertThat(bucket.listBuckets().buckets()).extracting(Bucket::name).containsExactly("mine");
    }
  }

  @Test
  void passesOnPostgresAndRemovesItsSchema() throws SQLException {
    LocalPostgres engine = LocalPostgres.shared();
    List<String> before = schemas(engine);
    Cli cli = discards(engine.url());
    assertPassed(cli, "schema ");
    assertThat(schemas(engine)).isEqualTo(before);
  }

  @Test
  void onAwsTheEstimateIsShownAndAskedForFirst() {
    String url = "s3://asked?path-style=true&endpoint=" + encoded(S3.endpoint());
    Cli cli = Cli.answering("n\n", "conformance", url, "--aws", "--only", "links");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .contains(
            "bucket asked with objects under s3://asked/stowage-",
            "Estimated by earlier runs on local engines, with half as much again",
            "Requests-Tier1",
            "--max-usd 1.00",
            "nothing was made; answer y");
    try (S3Client buckets = client(S3.endpoint())) {
      assertThat(buckets.listBuckets().buckets()).extracting(Bucket::name).doesNotContain("asked");
    }
  }

  @Test
  void aServiceThatIgnoresConditionsFailsTheRulesOfCreates() {
    try (HttpFaultProxy forgetful = HttpFaultProxy.to(S3.endpoint())) {
      forgetful.always(
          request -> request.headers().firstValue("If-None-Match").isPresent(),
          exchange -> Optional.of(exchange.forward(unconditional(exchange.request()))));
      Cli cli =
          Cli.run(
              "conformance",
              "s3://forgetful?path-style=true&endpoint=" + encoded(forgetful.endpoint()),
              "--only",
              "links");
      assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(cli.out())
          .containsPattern("FAILED  links     of many creates of one id one wins ")
          .contains("rule:     LinkStoreTck.ofManyCreatesOfOneIdOneWins\n")
          .contains(
              "expected: of 64 creates of one id one wins and the others find it taken: to contain"
                  + " only once: [NEW]\n",
              "seen:     some elements were found more than once: [NEW]; in [NEW, NEW, ")
          .containsPattern("FAILED  links     refuses a taken id and keeps the first ")
          .containsPattern("ok      links     removes a link ")
          .containsPattern("\nFAILED: [0-9]+ of [0-9]+ rules\n\\z");
      assertThat(cli.errorLines()).last().asString().contains(" BROKEN in ");
    }
  }

  private static Cli discards(String url) {
    return Cli.run("conformance", url, "--only", "discard");
  }

  private static void assertPassed(Cli cli, String made) {
    assertThat(cli.exitCode()).as(cli.out() + cli.err()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .containsPattern("made for the run and removed: .*" + made)
        .containsPattern("\n  discard   ([0-9]+) of \\1 ")
        .contains("links     not asked for");
  }

  private static ProxiedRequest unconditional(ProxiedRequest request) {
    HttpHeaders headers =
        HttpHeaders.of(
            request.headers().map(), (name, value) -> !name.equalsIgnoreCase("If-None-Match"));
    return new ProxiedRequest(request.method(), request.target(), headers, request.body());
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(LOCAL)
        .build();
  }

  private static String encoded(URI endpoint) {
    return URLEncoder.encode(endpoint.toString(), StandardCharsets.UTF_8);
  }

  private static List<String> schemas(LocalPostgres engine) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(engine.jdbcUrl(), engine.user(), engine.password());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT nspname FROM pg_namespace ORDER BY nspname")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names.stream().filter(name -> !name.startsWith("pg_")).toList();
    }
  }
}
