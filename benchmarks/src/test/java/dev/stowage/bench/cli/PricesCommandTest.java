package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricesCommandTest {

  @Test
  void listsTheBooksWithAliasRegionDateAndBase() {
    Cli cli = Cli.run("prices", "list");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out().lines())
        .anyMatch(line -> line.matches("us-east-1@2026-10 +new +us-east-1 +\\S+ +none +\\d+"))
        .anyMatch(line -> line.matches("us-east-1@2024-10-31 +old .* us-east-1@2026-10 +2"));
  }

  @Test
  void listsThemAsJsonAndAsCsv() throws IOException {
    Map<String, Object> json =
        JSON.std.mapFrom(Cli.run("prices", "list", "--format", "json").out());
    assertThat(json).containsEntry("default", "us-east-1@2026-10");
    assertThat((List<?>) json.get("books")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(Cli.run("prices", "list", "--format", "csv").out().lines())
        .startsWith("book,alias,region,asOf,base,rates")
        .anyMatch(line -> line.startsWith("us-east-1@2024-10-31,old,us-east-1,"));
  }

  @Test
  void showsABookByItsAlias() {
    Cli cli = Cli.run("prices", "show", "old");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .startsWith(
            "us-east-1@2024-10-31: us-east-1, as of 2024-10-31; what it lacks is taken from")
        .containsPattern("WriteRequestUnits +WRU +0 +Inf +0.00000125 ")
        .contains("Sources");
  }

  @Test
  void showsBandsMinimumsAndSourcesAsJson() throws IOException {
    Map<String, Object> json =
        JSON.std.mapFrom(Cli.run("prices", "show", "new", "--format", "json").out());
    assertThat(json).containsKeys("book", "region", "asOf", "base", "minimums", "allowances");
    assertThat((List<?>) json.get("rates"))
        .anySatisfy(
            rate ->
                assertThat(rate.toString())
                    .contains("TimedStorage-ByteHrs", "usd=0.25", "from=25", "to=null"));
    assertThat((List<?>) json.get("minimums")).isNotEmpty();
    assertThat((List<?>) json.get("sources")).isNotEmpty();
  }

  @Test
  void showsARowForEachBandAsCsv() {
    assertThat(Cli.run("prices", "show", "old", "--format", "csv").out().lines())
        .containsSequence(
            "book,service,usageType,unit,from,to,usd,confidence,effective,sources,note")
        .anyMatch(
            line ->
                line.startsWith(
                    "us-east-1@2024-10-31,DynamoDB,WriteRequestUnits,WRU,0,Inf,0.00000125,B,"));
  }
}
