package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The journey over all stores: what one would have been billed, against the known figures. */
class CompareJourneyTest {

  private static final int TWO_GIB = Integer.MAX_VALUE;

  @Test
  void theDefaultLinesRankAsTheJourneyDid() {
    Cli cli = Cli.run("compare", "--prices", "old", "--reads", "0", "--format", "json");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    JsonView json = JsonView.of(cli.out());
    assertThat(json.object("prices").fields())
        .containsEntry("book", "us-east-1@2024-10-31")
        .containsEntry("base", "us-east-1@2026-10");
    assertThat(json.objects("stores"))
        .extracting(store -> store.fields().get("line"))
        .containsExactly(
            "dynamodb:?series=item#batch=1",
            "dynamodb:?series=block#batch=80",
            "postgresql:?series=row#batch=1",
            "postgresql:?series=block#batch=day",
            "timestream:#batch=1",
            "timestream:#batch=100",
            "s3:#batch=day",
            "file:#batch=1");
    assertThat(json.objects("stores"))
        .allSatisfy(store -> assertThat(store.fields()).containsEntry("verified", true))
        .allSatisfy(store -> assertThat(store.fields()).containsEntry("readings", 17280));
    assertThat(ranked(json))
        .containsSubsequence(
            "s3:#batch=day",
            "dynamodb:?series=block#batch=80",
            "dynamodb:?series=item#batch=1",
            "timestream:#batch=100",
            "timestream:#batch=1",
            "postgresql:?series=row#batch=1",
            "postgresql:?series=block#batch=day");
    assertItem(json.objects("stores").get(0));
    assertBlock(json.objects("stores").get(1));
    assertThat(json.object("peakMemory").number("pssBytes")).isBetween(100 << 20, TWO_GIB);
    assertThat(json.object("peakMemory").number("processes")).isGreaterThanOrEqualTo(2);
    assertFlips(json);
  }

  private static void assertFlips(JsonView json) {
    assertThat(json.objects("flips"))
        .extracting(flip -> flip.fields().get("from") + " " + flip.fields().get("because"))
        .containsExactly(
            "dynamodb:?series=block#batch=80 price",
            "s3:#batch=day limit",
            "file:#batch=1 limit",
            "postgresql:?series=row#batch=1 limit");
    assertThat(json.objects("stores").get(7).fields())
        .containsEntry("maxReadingsPerDay", 86_400_000);
    assertThat(json.objects("stores").get(0).fields())
        .containsEntry("maxReadingsPerDay", 259_200_000);
  }

  private static void assertItem(JsonView item) {
    assertThat(item.fields())
        .containsEntry("store", "dynamodb")
        .containsEntry("engine", "DynamoDB Local 3.3.1")
        .containsEntry("physicalBytes", null);
    assertThat(loaded(item, "WriteRequestUnits"))
        .containsEntry("quantity", "17280")
        .containsEntry("unit", "WRU")
        .containsEntry("usd", "0.021600")
        .containsEntry("basis", "measured");
    // A definition each minute and series: the fourth or fifth reading, as 15 s come and go.
    assertThat(loaded(item, "ReadRequestUnits")).containsEntry("quantity", "3762");
    assertThat(item.number("billedBytes"))
        .isEqualTo(item.number("encodedBytes") + 100 * (17280 + 3));
  }

  private static void assertBlock(JsonView block) {
    assertThat(loaded(block, "WriteRequestUnits"))
        .containsEntry("quantity", "216")
        .containsEntry("usd", "0.000270");
    assertThat(loaded(block, "ReadRequestUnits")).containsEntry("quantity", "216");
  }

  private static List<Object> ranked(JsonView json) {
    return json.objects("stores").stream()
        .sorted(Comparator.comparing(store -> store.number("rank")))
        .map(store -> store.fields().get("line"))
        .toList();
  }

  private static Map<String, Object> loaded(JsonView store, String usageType) {
    return store.objects("usage").stream()
        .map(JsonView::fields)
        .filter(usage -> "load".equals(usage.get("phase")))
        .filter(usage -> usageType.equals(usage.get("usageType")))
        .findFirst()
        .orElseThrow();
  }
}
