package dev.stowage.bench.cli;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.ProxiedResponse;
import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalS3;
import dev.stowage.wiring.Wiring;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code --aws} makes, asks, spends and removes, on engines that it reaches as it reaches AWS:
 * by their endpoint. Against AWS itself it was never run.
 */
class CompareOnAwsTest {

  @TempDir private Path folder = Path.of("");

  private final HttpFaultProxy proxy = HttpFaultProxy.to(LocalDynamoDb.shared().endpoint());
  private List<String> before = List.of();

  @BeforeEach
  void look() {
    before = AwsLine.tables(LocalDynamoDb.shared().endpoint());
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private Cli run(String answer, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(AwsLine.readings(folder, 4));
    arguments.addAll(List.of(more));
    return Cli.answering(answer, arguments.toArray(String[]::new));
  }

  private String line() {
    return AwsLine.dynamoDb("", proxy.endpoint());
  }

  @Test
  void makesVerifiesAndRemovesAPlaceInEachServiceAndLeavesWhatWasThere() throws Exception {
    try (LocalS3 s3 = LocalS3.startForAnySignature()) {
      String mine = AwsLine.dynamoDb("//mine", LocalDynamoDb.shared().endpoint());
      Wiring.initialise(StoreUrl.parse(mine), BackendContext.system(new Meter()));
      String objects =
          "s3:?path-style=true&endpoint="
              + URLEncoder.encode(s3.endpoint().toString(), StandardCharsets.UTF_8)
              + "#batch=day";
      Cli cli = run("y\n", "--store", mine, "--store", objects, "--format", "json");
      assertThat(cli.exitCode()).as(cli.err()).isEqualTo(ExitCode.OK);
      List<JsonView> stores = JsonView.of(cli.out()).objects("stores");
      assertThat(stores).allSatisfy(s -> assertThat(s.fields()).containsEntry("verified", true));
      assertThat(stores.get(0).fields().get("engine"))
          .isEqualTo(
              "DynamoDB at " + LocalDynamoDb.shared().endpoint() + ", on this machine and not AWS");
      assertThat(cli.err())
          .containsPattern("table mine-stowage-[a-z0-9]+-1 \\(DynamoDB, on-demand\\)")
          .containsPattern("bucket stowage-[a-z0-9]+-2 ")
          .contains("None of these places is in a service of AWS: nothing is billed.", "Go on? ");
      assertThat(spentAndEstimated(cli)).doesNotHaveDuplicates().hasSize(1);
      assertThat(buckets(s3.endpoint())).doesNotContain("<Bucket>");
    }
    assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint())).contains("mine");
    assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint()))
        .noneMatch(table -> table.startsWith("mine-"));
  }

  /** The rehearsal sends the very requests, so both sums are one. */
  private static List<String> spentAndEstimated(Cli cli) {
    String last = cli.errorLines().get(cli.errorLines().size() - 1);
    assertThat(last)
        .matches("stowage: spent \\$[0-9.]+ at the book's prices, .*; estimated \\$[0-9.]+");
    return List.of(
            last.replaceAll(".*spent (\\S+) .*", "$1"), last.replaceAll(".*estimated (\\S+)", "$1"))
        .stream()
        .distinct()
        .toList();
  }

  private static String buckets(URI endpoint) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(endpoint).build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    assertThat(answer).contains("ListAllMyBucketsResult");
    return answer;
  }

  @Test
  void aDryRunTellsThePlanAndMakesNothing() throws IOException {
    Cli cli = run("", "--store", line(), "--dry-run", "--format", "json", "--max-usd", "0.000001");
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(ExitCode.OK);
    JsonView plan = JsonView.of(cli.out());
    assertThat(plan.fields()).containsEntry("dryRun", true).containsEntry("maxUsd", "0.000001");
    assertThat(plan.objects("places").get(0).fields())
        .containsEntry("for", line())
        .containsEntry("billed", false);
    assertThat(plan.object("estimate").objects("usage"))
        .anySatisfy(
            used ->
                assertThat(used.fields())
                    .containsEntry("phase", "load")
                    .containsEntry("usageType", "WriteRequestUnits")
                    .containsEntry("quantity", "4"));
    assertThat(cli.err()).doesNotContain("Go on?");
    assertMadeNothing();
  }

  private void assertMadeNothing() {
    assertThat(proxy.seen()).isEmpty();
    assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint())).isEqualTo(before);
  }

  @Test
  void aRunThatCostsMoreThanItsRehearsalEndsAtTheLimitAndIsRemoved() throws IOException {
    proxy.always(
        awsOperation("PutItem"),
        HttpFault.altered(put -> put.withText(put.text().replace(":1.0", ":1000000.0"))));
    Cli cli = run("", "--store", line(), "--yes", "--max-usd", "0.1");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errorLines())
        .last()
        .asString()
        .matches(
            "stowage: --max-usd 0\\.1 is reached: \\$[0-9.]+ was spent, and the run was ended and"
                + " what it made removed; allow more, or take less");
    assertThat(proxy.seen(awsOperation("PutItem"))).isEqualTo(1);
    assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint())).isEqualTo(before);
  }

  @Test
  void whatCannotBeRemovedIsNamedAndEndsWithOne() throws IOException {
    proxy.always(
        awsOperation("DeleteTable"),
        HttpFault.answer(ProxiedResponse.awsJsonError(400, "AccessDeniedException")));
    Cli cli = run("", "--store", line(), "--yes");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).contains("small: 4 readings");
    assertThat(cli.errorLines())
        .last()
        .asString()
        .matches("stowage: not removed: table stowage-[a-z0-9]+-1 .*; remove it by hand");
    AwsLine.removeTables(LocalDynamoDb.shared().endpoint());
    assertThat(AwsLine.tables(LocalDynamoDb.shared().endpoint())).isEqualTo(before);
  }
}
