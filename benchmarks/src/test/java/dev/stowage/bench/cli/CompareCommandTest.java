package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The command from its arguments to its result, on stores without an engine. */
class CompareCommandTest {

  private static final String OFFICE =
      """
      time,temperature,humidity
      2015-02-02T23:59:00Z,23.72,26
      2015-02-02T23:58:00Z,23.7,27
      2015-02-03T00:00:00Z,23.7,27
      2015-02-02T23:59:00Z,23.8,28
      """;
  private static final String LAYOUT = "time:42:ms temperature:14:0.1:-100 humidity:7";

  @TempDir private Path folder = Path.of("");

  @Test
  void jsonHasTheFieldsOfTheContract() {
    Cli cli = Cli.run("compare", "--store", "file:#batch=day", "--format", "json");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    JsonView json = JsonView.of(cli.out());
    assertThat(json.fields())
        .containsOnlyKeys("workload", "prices", "stores", "flips", "peakMemory");
    assertThat(json.object("workload").fields())
        .containsEntry("name", "journey")
        .containsEntry("readings", 17280)
        .containsEntry("series", 3)
        .containsEntry("days", 1)
        .containsEntry("seed", 42)
        .containsEntry("layoutBits", 94);
    assertThat(json.object("prices").fields())
        .containsEntry("book", "us-east-1@2026-10")
        .containsEntry("base", null);
    Map<String, Object> store = json.objects("stores").get(0).fields();
    assertThat(store)
        .containsEntry("line", "file:#batch=day")
        .containsEntry("store", "file")
        .containsEntry("engine", "local files")
        .containsEntry("readings", 17280)
        .containsEntry("logicalBytes", 203040)
        .containsEntry("atRisk", Map.of("readings", 17280, "seconds", 86399))
        .containsEntry("verified", true)
        .containsEntry("rank", 1)
        .containsEntry("runUsd", "0.000000")
        .containsEntry("perMillionReadingsUsd", "0.000000")
        .containsEntry("idleMonthUsd", "0.547875")
        .containsEntry("monthUsd", "0.547875")
        .containsKeys("encodedBytes", "overhead", "usage");
    assertThat(json.objects("stores").get(0).object("bases").fields())
        .containsOnlyKeys("encodedBytes", "physicalBytes", "atRestBytes", "billedBytes")
        .containsEntry("encodedBytes", "measured")
        .containsEntry("physicalBytes", "modelled");
    assertThat(store.get("billedBytes")).isEqualTo(store.get("physicalBytes"));
    assertThat((Integer) store.get("atRestBytes")).isBetween(20_000, 203_040);
  }

  @Test
  void whatAStoreCannotShowIsNull() {
    Cli cli = Cli.run("compare", "--store", "memory:", "--format", "json");
    assertThat(JsonView.of(cli.out()).objects("stores").get(0).fields())
        .containsEntry("physicalBytes", null)
        .containsEntry("atRestBytes", null)
        .containsEntry("maxReadingsPerDay", null)
        .containsEntry("atRisk", Map.of("readings", 0, "seconds", 0));
  }

  @Test
  void linesKeepTheirOrderAndRankByTheMonth() {
    Cli cli =
        Cli.run(
            "compare",
            "--store",
            "file:#batch=day",
            "--store",
            "memory:#batch=80",
            "--store",
            "memory:#batch=100",
            "--format",
            "json");
    JsonView json = JsonView.of(cli.out());
    assertThat(json.objects("stores").get(0).fields())
        .containsEntry("line", "file:#batch=day")
        .containsEntry("rank", 3);
    assertThat(json.objects("stores").get(1).fields()).containsEntry("rank", 1);
    assertThat(json.objects("stores").get(2).fields()).containsEntry("rank", 2);
  }

  @Test
  void theBoxCostsWhatItsPowerCosts() {
    Cli cli =
        Cli.run(
            "compare",
            "--store",
            "file:#batch=day",
            "--box-watts",
            "10",
            "--box-kwh-usd",
            "0.30",
            "--format",
            "json");
    assertThat(JsonView.of(cli.out()).objects("stores").get(0).fields())
        .containsEntry("idleMonthUsd", "2.191500");
  }

  @Test
  void aFrontDoorIsBilledApart() {
    String[] without = {
      "compare", "--store", "memory:#batch=1", "--reads", "0", "--format", "json"
    };
    String[] with = {
      "compare",
      "--store",
      "memory:#batch=1",
      "--reads",
      "0",
      "--format",
      "json",
      "--front-door",
      "rest"
    };
    JsonView open = JsonView.of(Cli.run(without).out()).objects("stores").get(0);
    JsonView behind = JsonView.of(Cli.run(with).out()).objects("stores").get(0);
    assertThat(open.fields()).containsEntry("frontDoor", null);
    // 17,280 requests a day at $3.50 a million, for 30.4375 days
    assertThat(behind.object("frontDoor").objects("month"))
        .anySatisfy(
            line ->
                assertThat(line.fields())
                    .containsEntry("service", "API Gateway")
                    .containsEntry("quantity", "525960")
                    .containsEntry("usd", "1.840860"));
    assertThat(behind.fields()).containsEntry("monthUsd", open.fields().get("monthUsd"));
  }

  @Test
  void severalDaysAndAnotherSeedAreVerifiedToo() {
    Cli cli =
        Cli.run(
            "compare",
            "--store",
            "file:?durability=os#batch=100",
            "--days",
            "3",
            "--seed",
            "-7",
            "--reads",
            "1",
            "--format",
            "json");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(JsonView.of(cli.out()).objects("stores").get(0).fields())
        .containsEntry("readings", 51840)
        .containsEntry("verified", true);
  }

  @Test
  void theTableFitsATerminalAndRepeatsItselfExactly() {
    String[] arguments = {"compare", "--store", "file:#batch=day", "--store", "memory:#batch=80"};
    Cli first = Cli.run(arguments);
    assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(first.out())
        .contains("journey: 17,280 readings of 3 series in 1 day, seed 42; 94 bits each")
        .contains("prices: us-east-1@2026-10 (as of ")
        .contains("237 for 1,199 s", "17,280 for 86,399 s", "Electricity", "unseen")
        .contains("engines:\n  file: local files\n  memory: memory\n")
        .containsPattern("peak memory: [0-9,]+ MiB in [0-9]+ process");
    assertThat(first.out().lines()).allMatch(line -> line.length() <= 120);
    assertThat(withoutMemory(Cli.run(arguments))).isEqualTo(withoutMemory(first));
  }

  private static String withoutMemory(Cli cli) {
    return cli.out().replaceAll("peak memory: .*", "");
  }

  @Test
  void csvHasARowForEachLine() {
    Cli cli =
        Cli.run("compare", "--store", "memory:", "--store", "memory:#batch=80", "--format", "csv");
    assertThat(cli.out().lines()).hasSize(3);
    assertThat(cli.out().lines().findFirst().orElseThrow())
        .startsWith("rank,line,store,engine,readings,verified,logicalBytes,encodedBytes,");
    assertThat(cli.out()).contains("1,memory:,memory,memory,17280,true,203040,");
  }

  @Test
  void outHoldsAllFormsAndStandardOutputTheOneAskedFor() throws IOException {
    Path reports = folder.resolve("reports");
    Cli cli =
        Cli.run("compare", "--store", "memory:", "--format", "json", "--out", reports.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(reports.toFile().list())
        .containsExactlyInAnyOrder("report.json", "report.csv", "report.txt", "report.html");
    assertThat(Files.readString(reports.resolve("report.json"))).isEqualTo(cli.out());
    assertThat(reports.resolve("report.csv")).content().startsWith("rank,line,");
    assertThat(reports.resolve("report.txt")).content().startsWith("journey: 17,280 readings");
    assertThat(reports.resolve("report.html")).content().startsWith("<!DOCTYPE html>");
  }

  @Test
  void htmlIsAWellFormedPageThatLoadsNothing() throws Exception {
    String line = "file:" + folder.resolve("<b>&") + "#batch=day";
    Cli cli = Cli.run("compare", "--store", line, "--format", "html");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    String xml = cli.out().replaceAll("<!DOCTYPE html>|<meta [^>]*>", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
    assertThat(cli.out())
        .contains("<td>" + line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .contains("Cost, in dollars", "Kept, in bytes", "Electricity", "peak memory: ")
        .doesNotContain("<script", "http:", "https:", "src=", "@import", "url(");
  }

  @Test
  void readsItsReadingsFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("my office.csv"), OFFICE);
    Cli cli =
        Cli.run(
            "compare",
            "--readings",
            file.toString(),
            "--layout",
            LAYOUT,
            "--store",
            "file:#batch=day",
            "--format",
            "json");
    assertThat(cli.err())
        .contains("stowage: values that were rounded to the grid of their field: 1")
        .contains("stowage: readings that another of the same time replaces, the last one: 1");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    JsonView json = JsonView.of(cli.out());
    assertThat(json.object("workload").fields())
        .containsEntry("name", "my-office")
        .containsEntry("readings", 4)
        .containsEntry("series", 1)
        .containsEntry("days", 2)
        .containsEntry("seed", null)
        .containsEntry("layoutBits", 63);
    assertThat(json.objects("stores").get(0).fields())
        .containsEntry("readings", 3)
        .containsEntry("verified", true);
  }

  @Test
  void aBadRowEndsWithOneBeforeAnyStoreIsTouched() throws IOException {
    Path file = Files.writeString(folder.resolve("office.csv"), OFFICE + "x,1,1\n");
    Path store = folder.resolve("store");
    Path reports = folder.resolve("reports");
    Cli cli =
        Cli.run(
            "compare",
            "--readings",
            file.toString(),
            "--layout",
            LAYOUT,
            "--store",
            "file:" + store,
            "--out",
            reports.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.errorLines())
        .singleElement()
        .asString()
        .startsWith("stowage: readings office.csv line 6: field time: \"x\" is no time; write ");
    assertThat(store).doesNotExist();
    assertThat(reports).doesNotExist();
  }

  @Test
  void readingsOfTimeAloneAreReadToo() throws IOException {
    Path file = Files.writeString(folder.resolve("ticks.csv"), "time\n1\n2\n");
    Cli cli =
        Cli.run(
            "compare", "--readings", file.toString(), "--layout", "time:40:s", "--store", "file:");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aGivenDirectoryKeepsTheReadingsAndIsRefusedTheSecondTime() {
    Path store = folder.resolve("store");
    String[] arguments = {"compare", "--store", "file:" + store + "#batch=day"};
    assertThat(Cli.run(arguments).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(store).isDirectory();
    Cli again = Cli.run(arguments);
    assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(again.errorLines())
        .last()
        .asString()
        .startsWith("stowage: file:" + store + "#batch=day: the series temp-1")
        .contains("the series temp-1 is there already and was left as it is; name a place without");
    assertThat(again.out()).isEmpty();
  }

  @Test
  void whatLayInAGivenDirectoryBeforeIsNotCountedAsTheWorkloads() throws IOException {
    Path file = Files.writeString(folder.resolve("office.csv"), OFFICE);
    String store = "file:" + folder.resolve("store") + "#batch=day";
    Cli first = Cli.run("compare", "--store", store);
    Cli second =
        Cli.run(
            "compare",
            "--readings",
            file.toString(),
            "--layout",
            LAYOUT,
            "--store",
            store,
            "--format",
            "json");
    assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(second.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(JsonView.of(second.out()).objects("stores").get(0).number("encodedBytes"))
        .isLessThan(1000);
  }

  @Test
  void aStoresErrorNamesItsLine() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "mine");
    Cli cli = Cli.run("compare", "--store", "memory:", "--store", "file:" + taken);
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.errorLines()).last().asString().startsWith("stowage: file:" + taken + ": ");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void aTerminalGetsABarThatIsGoneAtTheEnd() {
    Cli cli = Cli.run(100, "compare", "--store", "memory:#batch=80", "--days", "3");
    assertThat(cli.err()).contains("\rmemory:#batch=80  load   [").endsWith("s\n");
    assertThat(cli.err()).containsOnlyOnce("\n").contains(": 51,840 readings verified in ");
    assertThat(Pattern.compile("\r").splitAsStream(cli.err()))
        .allMatch(drawn -> drawn.stripTrailing().length() < 100);
  }

  @Test
  void elsewhereALineBeginsAndALineEndsEachStore() {
    Cli cli = Cli.run("compare", "--store", "memory:#batch=80");
    assertThat(cli.errorLines()).hasSize(2);
    assertThat(cli.errorLines()).first().isEqualTo("memory:#batch=80: running on memory");
    assertThat(cli.errorLines())
        .last()
        .asString()
        .matches("memory:#batch=80: 17,280 readings verified in \\d+\\.\\d s");
  }
}
