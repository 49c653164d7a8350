package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
  void listsThemAsJsonAndAsCsv() {
    JsonView json = JsonView.of(Cli.run("prices", "list", "--format", "json").out());
    assertThat(json.fields()).containsEntry("default", "us-east-1@2026-10");
    assertThat(json.objects("books")).hasSizeGreaterThanOrEqualTo(2);
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
  void showsBandsMinimumsAndSourcesAsJson() {
    JsonView json = JsonView.of(Cli.run("prices", "show", "new", "--format", "json").out());
    assertThat(json.fields()).containsKeys("book", "region", "asOf", "base", "allowances");
    assertThat(json.objects("rates"))
        .anySatisfy(
            rate ->
                assertThat(rate.fields().toString())
                    .contains("TimedStorage-ByteHrs", "usd=0.25", "from=25", "to=null"));
    assertThat(json.objects("minimums")).isNotEmpty();
    assertThat(json.objects("sources")).isNotEmpty();
  }

  @Test
  void showsARowForEachBandAsCsv() {
    assertThat(Cli.run("prices", "show", "old", "--format", "csv").out().lines())
        .startsWith("book,service,usageType,unit,from,to,usd,confidence,effective,sources,note")
        .anyMatch(
            line ->
                line.startsWith(
                    "us-east-1@2024-10-31,DynamoDB,WriteRequestUnits,WRU,0,Inf,0.00000125,B,"));
  }
}
