package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LocalDynamoDb;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The journey on DynamoDB: what one would have been billed, checked against the known figures. */
class CompareOnDynamoDbTest {

  @Test
  void theJourneyCostsTwoCentsADayByItemAndAHundredthOfItByBlock() {
    Cli cli =
        Cli.run(
            "compare",
            "--prices",
            "old",
            "--reads",
            "0",
            "--format",
            "json",
            "--store",
            "dynamodb:?series=item#batch=1",
            "--store",
            "dynamodb:?series=block#batch=80");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    JsonView json = JsonView.of(cli.out());
    assertThat(json.object("prices").fields())
        .containsEntry("book", "us-east-1@2024-10-31")
        .containsEntry("base", "us-east-1@2026-10");
    JsonView item = json.objects("stores").get(0);
    JsonView block = json.objects("stores").get(1);
    assertThat(item.fields())
        .containsEntry("store", "dynamodb")
        .containsEntry("engine", LocalDynamoDb.shared().version())
        .containsEntry("readings", 17280)
        .containsEntry("verified", true)
        .containsEntry("physicalBytes", null)
        .containsEntry("rank", 2);
    assertThat(loaded(item, "WriteRequestUnits"))
        .containsEntry("quantity", "17280")
        .containsEntry("unit", "WRU")
        .containsEntry("usd", "0.021600")
        .containsEntry("basis", "measured");
    assertThat(block.fields()).containsEntry("verified", true).containsEntry("rank", 1);
    assertThat(loaded(block, "WriteRequestUnits"))
        .containsEntry("quantity", "216")
        .containsEntry("usd", "0.000270");
    // A definition each minute and series: the fourth or fifth reading, as 15 s come and go.
    assertThat(loaded(item, "ReadRequestUnits")).containsEntry("quantity", "3762");
    assertThat(loaded(block, "ReadRequestUnits")).containsEntry("quantity", "216");
    assertThat(item.number("billedBytes"))
        .isEqualTo(item.number("encodedBytes") + 100 * (17280 + 3));
  }

  @Test
  void aGivenTableIsMadeKeptAndRefusedTheSecondTime() {
    String endpoint =
        URLEncoder.encode(LocalDynamoDb.shared().endpoint().toString(), StandardCharsets.UTF_8);
    String line = "dynamodb://given?endpoint=" + endpoint + "&series=block#batch=day";
    assertThat(Cli.run("compare", "--reads", "1", "--store", line).exitCode())
        .isEqualTo(ExitCode.OK);
    Cli again = Cli.run("compare", "--reads", "1", "--store", line);
    assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(again.errorLines()).last().asString().contains("the series temp-1 is there already");
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
