package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.testkit.local.LocalS3;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links, pastes and counters over the real stores, against the known figures. */
class CompareRecordsOnEnginesTest {

  private static final String MIXED =
      """
      name = mixed
      links.create = 20
      links.follow = 20
      links.remove = 5
      links.expire = 30% after 6h
      pastes.create = 20
      pastes.read = 40
      pastes.peek = 10
      pastes.remove = 4
      pastes.size = 1..3000:9, 500000:1
      pastes.burn = 30%
      pastes.expire = 20% after 6h
      counters.add = 30
      counters.read = 5
      counters.names = 3
      """;

  @TempDir private Path folder = Path.of("");

  private Cli compare(String workload, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("few.workload"), workload);
    List<String> arguments =
        new ArrayList<>(List.of("compare", "--workload", file.toString(), "--format", "json"));
    arguments.addAll(List.of(more));
    Cli cli = Cli.run(arguments.toArray(String[]::new));
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(ExitCode.OK);
    return cli;
  }

  private static Map<String, Object> charged(JsonView store, String phase, String usageType) {
    return store.objects("usage").stream()
        .map(JsonView::fields)
        .filter(usage -> phase.equals(usage.get("phase")))
        .filter(usage -> usageType.equals(usage.get("usageType")))
        .findFirst()
        .orElseThrow();
  }

  /** The figures of a shortener's handbook: a million links, followed ten million times. */
  @Test
  void aMillionLinksWithTenMillionFollowsCostThreeDollars75AndTheirGatewayElevenDollars55()
      throws IOException {
    Cli cli =
        compare(
            "name = links\nlinks.create = 20\nlinks.follow = 200\n",
            "--store",
            "dynamodb:",
            "--prices",
            "handbook",
            "--front-door",
            "http",
            "--out",
            folder.resolve("out").toString());

    JsonView store = JsonView.of(cli.out()).objects("stores").get(0);
    assertThat(store.fields())
        .containsEntry("verified", true)
        .containsEntry("records", 20)
        .containsEntry("perMillionUsd", "3.750000")
        .containsEntry("perMillionWritesUsd", "1.250000");
    assertThat(charged(store, "load", "WriteRequestUnits")).containsEntry("quantity", "20");
    assertThat(charged(store, "read", "ReadRequestUnits")).containsEntry("quantity", "200");
    assertThat(store.object("frontDoor").objects("month").get(0).fields())
        .containsEntry("service", "API Gateway")
        .containsEntry("perMillionUsd", "11.550000");
    assertThat(Files.readString(folder.resolve("out/report.txt")))
        .containsPattern("dynamodb: +20 WRU .* 3\\.750000 +1\\.250000\n")
        .containsPattern("dynamodb: +ApiGatewayHttpRequest .* 11\\.550000 ");
  }

  /** An atomic add is one write unit, at the price of October 2024. */
  @Test
  void aMillionAddsToCountersCostOneDollar25AtTheOldPrice() throws IOException {
    Cli cli =
        compare(
            "name = counters\ncounters.add = 100\ncounters.read = 10\ncounters.names = 3\n",
            "--store",
            "dynamodb://counted?endpoint=" + escaped(LocalDynamoDb.shared().endpoint()),
            "--prices",
            "old");

    assertThat(JsonView.of(cli.out()).objects("stores").get(0).fields())
        .containsEntry("verified", true)
        .containsEntry("records", 3)
        .containsEntry("perMillionWritesUsd", "1.250000")
        .containsEntry("maxOperationsPerDay", 285_120_000);
  }

  @Test
  void linksAreRunOverAllThatKeepThem() throws IOException {
    Cli cli = compare("name = links\nlinks.create = 20\nlinks.follow = 40\nlinks.remove = 5\n");

    assertThat(JsonView.of(cli.out()).objects("stores"))
        .allSatisfy(store -> assertThat(store.fields()).containsEntry("verified", true))
        .extracting(store -> store.fields().get("line"))
        .containsExactly("dynamodb:", "postgresql:", "s3:", "s3:?website=true", "file:");
  }

  @Test
  void aMixThatBurnsAndExpiresIsVerifiedInGivenPlacesAndRefusedTheSecondTime() throws IOException {
    try (LocalS3 server = LocalS3.startForAnySignature()) {
      String s3 = "s3://mixed?path-style=true&endpoint=" + escaped(server.endpoint());
      Cli cli =
          compare(
              MIXED,
              "--store",
              "dynamodb://mixed?endpoint=" + escaped(LocalDynamoDb.shared().endpoint()),
              "--store",
              LocalPostgres.shared().url() + "&schema=mixed",
              "--store",
              s3);
      assertThat(JsonView.of(cli.out()).objects("stores"))
          .hasSize(3)
          .allSatisfy(store -> assertThat(store.fields()).containsEntry("verified", true));

      String file = folder.resolve("few.workload").toString();
      Cli again = Cli.run("compare", "--workload", file, "--store", s3);
      assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(again.errorLines()).last().asString().contains("is there already and was left");
    }
  }

  private static String escaped(URI endpoint) {
    return URLEncoder.encode(endpoint.toString(), StandardCharsets.UTF_8);
  }
}
