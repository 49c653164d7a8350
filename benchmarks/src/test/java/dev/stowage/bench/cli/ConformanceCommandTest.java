package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.conformance.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void theReferenceKeepsEveryRuleOfEveryPort() {
    Cli cli = Cli.run("conformance", "memory:");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .startsWith("memory:\nengine: memory\n")
        .containsPattern("\n  ok      links     of many creates of one id one wins +[0-9.]+ s\n")
        .containsPattern("\n  discard   ([0-9]+) of \\1 ")
        .contains("nobody bills its requests")
        .containsPattern("\npassed: [0-9]+ rules kept\n\\z")
        .doesNotContain("FAILED");
    assertThat(cli.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(cli.errorLines())
        .hasSize(8)
        .startsWith("stowage: nothing here is billed by its requests", "memory: running on memory");
    assertThat(cli.errorLines().get(2)).matches("memory: links [0-9]+ rules run in [0-9.]+ s");
    assertThat(cli.errorLines().get(7)).matches("memory: [0-9]+ rules kept in [0-9.]+ s");
  }

  @ParameterizedTest
  @EnumSource(Port.class)
  void eachPortRunsAlone(Port port) {
    Cli cli = Cli.run("conformance", "memory:", "--only", port.label());
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).containsPattern("\n  " + port.label() + " +([0-9]+) of \\1 ");
  }

  @Test
  void jsonNamesEachRuleAndEveryTrait() {
    Cli cli = Cli.run("conformance", "memory:", "--only", "counters", "--format", "json");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    JsonView report = JsonView.of(cli.out());
    assertThat(report.fields())
        .containsOnlyKeys("stores", "endedEarly", "notDone", "passed")
        .containsEntry("endedEarly", false)
        .containsEntry("notDone", List.of())
        .containsEntry("passed", true);
    JsonView store = report.objects("stores").get(0);
    assertThat(store.fields())
        .containsEntry("url", "memory:")
        .containsEntry("store", "memory")
        .containsEntry("engine", "memory")
        .containsEntry("place", null)
        .containsEntry("removed", true)
        .containsEntry("passed", true)
        .containsEntry("estimateUsd", "0.000000")
        .containsEntry("usd", "0.000000")
        .containsEntry("usage", List.of());
    assertThat(store.object("traits").fields())
        .hasSize(9)
        .containsEntry("readAfterWrite", "at once")
        .containsEntry("verifiedAgainst", "the thing itself");
    assertThat(store.objects("ports"))
        .extracting(port -> port.fields().get("port"))
        .containsExactly("links", "pastes", "counters", "series", "discard");
    assertThat(store.objects("ports").get(0).fields())
        .containsEntry("offered", true)
        .containsEntry("rules", 0);
    assertThat(store.objects("rules")).hasSize(store.objects("ports").get(2).number("rules"));
    assertThat(store.objects("rules").get(0).fields())
        .containsOnlyKeys("port", "rule", "passed", "seconds")
        .containsEntry("port", "counters")
        .containsEntry("passed", true);
  }

  @Test
  void markdownIsTheTwoTablesOfTheReadme() {
    String tables = Cli.run("conformance", "memory:", "--format", "markdown").out();
    assertThat(tables)
        .startsWith("| store | links | pastes | counters | series | discard readings |\n")
        .containsPattern("\n\\| `memory:`( \\| [0-9]+ rules){5} \\|\n")
        .contains("\n|  | `memory` |\n", "\n| read after write | at once |\n")
        .endsWith("| verified against | the thing itself |\n");
  }

  @Test
  void aFolderThatWasNamedStaysAsItWas() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Cli cli = Cli.run("conformance", "file:" + folder, "--only", "counters");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("made for the run and removed: ");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> !file.equals(folder)))
          .containsExactly(folder.resolve("notes.txt"));
    }
  }

  @Test
  void writesAllFormsIntoAFolder() {
    Path out = folder.resolve("out");
    Cli cli = Cli.run("conformance", "memory:", "--only", "counters", "--out", out.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(out.resolve("report.txt")).hasContent(cli.out());
    assertThat(out.resolve("report.md")).content().startsWith("| store |");
    assertThat(out.resolve("report.json")).content().startsWith("{");
  }

  @Test
  void aTerminalShowsABar() {
    Cli cli = Cli.run(120, "conformance", "memory:", "--only", "links");
    assertThat(cli.err()).contains("memory:  links    [").endsWith(" s\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file:/proc/none | file:/proc/none: ",
        "postgresql://127.0.0.1:1/db?user=nobody | postgresql://127.0.0.1:1/db?user=nobody: ",
        "dynamodb://table?endpoint=http%3A%2F%2F127.0.0.1%3A1 |"
            + " dynamodb://table?endpoint=http%3A%2F%2F127.0.0.1%3A1: ",
        "s3://bucket?endpoint=http%3A%2F%2F127.0.0.1%3A1 | s3://bucket?endpoint=http%3A%2F%2F127.0.0.1%3A1: "
      })
  void aStoreThatCannotBeReachedIsOneLine(String url, String start) {
    Cli cli = Cli.run("conformance", url);
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errorLines())
        .filteredOn(line -> line.startsWith("stowage: " + url))
        .singleElement()
        .asString()
        .contains(start, "; ");
    assertThat(cli.errorLines()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "memory: --only clouds | --only clouds: no such port; give some of links, pastes, counters,",
        "timestream: --only links | --only links: timestream: does not offer that; it offers series",
        "s3:?website=true --only links,series | --only series: s3:?website=true does not offer",
        "memory: memory: | memory: comes twice; give each store once",
        "memory:#batch=1 | memory:#batch=1: a fragment says how readings are handed over",
        "s4: | store s4: there is no such store; known are dynamodb, file, memory",
        "memory:x | store memory: memory has no place to name; write memory:",
        "dynamodb://table | store dynamodb://table: AWS would send a bill for it; give --aws",
        "memory: --max-usd 0 | --max-usd 0: out of range; give dollars above 0",
        "memory: --max-usd -1 | --max-usd -1: out of range; give dollars above 0",
        "memory: --settle 1 | --settle 1: no duration; give one such as PT1S; see stowage",
        "memory: --settle PT-1S | --settle PT-1S: out of range; give PT0S or more",
        "memory: --format csv | --format csv: unknown here; give one of table, json, markdown",
        "memory: --dry-run --out x | --dry-run with --out: it writes no report; leave one out",
        "memory: --dry-run --format markdown | --format markdown: unknown here; give one of table",
        "memory: --prices nope | no such price book; known are",
        "memory: --bogus | unknown option --bogus; see stowage conformance --help"
      })
  void wrongUsageIsOneLineAndNothingIsRun(String arguments, String line) {
    Cli cli = Cli.run(("conformance " + arguments).split(" "));
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errorLines()).singleElement().asString().contains("stowage: ", line);
  }

  @Test
  void anEstimateAboveTheLimitMakesNothing() {
    Cli cli = Cli.run("conformance", "dynamodb:", "--max-usd", "0.000001");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errorLines())
        .singleElement()
        .asString()
        .matches(
            "stowage: the run is estimated at \\$0\\.[0-9]+, above --max-usd 0\\.000001, and nothing"
                + " was made; allow more, or take less with --only");
  }

  @Test
  void aDryRunTellsWhatWouldBeMadeAndMakesNothing() {
    Path store = folder.resolve("store");
    Cli cli = Cli.run("conformance", "file:" + store, "dynamodb:", "--dry-run");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("file:" + store, "WriteRequestUnits", "Together $");
    assertThat(store).doesNotExist();
  }

  @Test
  void aDryRunOnLocalEnginesTellsTheEstimate() {
    Cli cli = Cli.run("conformance", "dynamodb:", "--dry-run");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .startsWith("Nothing is made but on this machine's engines")
        .contains("Estimated by earlier runs", "WriteRequestUnits", "Together $")
        .contains("nothing is billed");
  }

  @Test
  void aDryRunNamesNoPlaceWhereNoneIsMade() {
    Cli cli = Cli.run("conformance", "memory:", "--aws", "--dry-run", "--format", "json");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(JsonView.of(cli.out()).fields()).containsEntry("places", List.of());
  }
}
