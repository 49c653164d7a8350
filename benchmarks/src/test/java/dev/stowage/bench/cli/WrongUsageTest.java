package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong argument ends with exit code 2, one line that names it, and nothing run. */
class WrongUsageTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--days 0 | --days 0: out of range; give 1 to 3660",
        "--days 3661 | --days 3661: out of range; give 1 to 3660",
        "--days -1 | --days -1: out of range; give 1 to 3660",
        "--days x | --days x: no whole number; give one such as 7",
        "--days 1.5 | --days 1.5: no whole number; give one such as 7",
        "--days 99999999999999999999 | out of range; give a smaller number",
        "--days 1 --days 2 | option --days (N) should be specified only once; see stowage",
        "--seed x | --seed x: no whole number; give one such as 7",
        "--reads -1 | --reads -1: out of range; give 0 to 100000",
        "--reads 100001 | --reads 100001: out of range; give 0 to 100000",
        "--format xml | --format xml: no such format; give table, json, csv, html",
        "--format JSON | --format JSON: no such format; give table, json, csv, html",
        "--front-door alb | --front-door alb: no such front door; give rest, http, function-url,",
        "--prices nope | no such price book; known are us-east-1@2026-10 (new)",
        "--workload nope | --workload nope: no such workload and no such file; known are journey,",
        "--box-watts -1 | --box-watts -1: out of range; give 0 to 1000000",
        "--box-watts five | --box-watts five: no decimal; give one such as 0.15",
        "--box-kwh-usd 1000001 | --box-kwh-usd 1000001: out of range; give 0 to 1000000",
        "--max-usd 2 | --max-usd without --aws; nothing is billed without --aws",
        "--yes | --yes without --aws; nothing is billed without --aws",
        "--dry-run | --dry-run without --aws; nothing is billed without --aws",
        "--aws --max-usd 0 | --max-usd 0: out of range; give dollars above 0",
        "--aws --max-usd -1 | --max-usd -1: out of range; give dollars above 0",
        "--aws --max-usd x | --max-usd x: no decimal; give one such as 0.15",
        "--aws --store timestream: | --store timestream: in the service late data shows only",
        "--aws --store timestream://x | closed to new customers; leave --aws out for the stand-in",
        "--aws --dry-run --format csv | --format csv: unknown here; give one of table, json",
        "--bogus | unknown option --bogus; see stowage compare --help",
        "surplus | unexpected argument surplus; see stowage compare --help",
        "--store | missing required parameter for option --store (URL#batch=..); see",
        "--layout time:42:ms | --layout without --readings; give both",
        "--readings x.csv | --readings without --layout; give both",
        "--readings x.csv --layout foo | layout \"foo\": the first field must be time:BITS:UNIT;",
        "--readings x.csv --layout time:42:ms | x.csv: there is no such file; name a CSV file",
        "--readings / --layout time:42:ms | --readings /: that is a directory; name a CSV file",
        "--readings x --layout time:42:ms --days 1 | --readings together with --days; the file",
        "--readings x --layout time:42:ms --seed 1 | --readings together with --seed; the file",
        "--readings x --layout time:42:ms --workload journey | together with --workload; the",
        "--store nope | store nope: a store is written scheme:... or scheme://...; such as",
        "--store s4:x | store s4: there is no such store; known are dynamodb, file, memory,",
        "--store memory:x | store memory: memory has no place to name; write memory:",
        "--store memory:?a=b | store memory: unknown parameter a; known are",
        "--store file:?a=b | store file: unknown parameter a; known are durability",
        "--store file:?durability=no | durability=no is none of group, os; correct it",
        "--store dynamodb:?series=x | store dynamodb: series=x is none of item, block; correct",
        "--store dynamodb:?series=item&series=block | the parameter series comes twice;",
        "--store dynamodb:?endpoint=http://127.0.0.1:1 | endpoint= needs a place, dynamodb:",
        "--store dynamodb://table | AWS would send a bill for it; give --aws",
        "--store dynamodb://table?endpoint=http://10.0.0.1:8000 | AWS would send a bill for it",
        "--store postgresql:?series=item | postgresql: series=item is none of row, block; correct",
        "--store postgresql:?user=x | user= needs a place, postgresql://HOST/DB; without both, the",
        "--store postgresql://host | postgresql://HOST[:PORT]/DB",
        "--store s3:?path-style=true | path-style= needs a place, s3://BUCKET?endpoint=...",
        "--store s3:?series=item | store s3: unknown parameter series; known are",
        "--store s3:?website=true | website=true: everybody reads a website's bucket, so it holds",
        "--box-writes 0 | --box-writes 0: out of range; give 1 to 1000000",
        "--box-disk 1000001 | --box-disk 1000001: out of range; give 1 to 1000000",
        "--store s3://bucket | AWS would send a bill for it; give --aws",
        "--store timestream:?prefix=x | prefix=x is no prefix of tables; 2 to 64 of",
        "--store timestream:?endpoint=http://127.0.0.1:1 | endpoint= needs a place, timestream:",
        "--store timestream://database | late data shows only after hours",
        "--store memory:#batch=0 | a fragment is #batch=1, #batch=N with N up to 1000000, or",
        "--store memory:#day | a fragment is #batch=1, #batch=N with N up to 1000000, or",
        "--store memory: --store memory: | --store memory: comes twice; give each line once",
      })
  void endsWithTwoAndOneLineThatNamesIt(String arguments, String line) {
    List<String> all = new ArrayList<>(List.of("compare"));
    all.addAll(List.of(arguments.split(" ")));
    Cli cli = Cli.run(all.toArray(String[]::new));
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines()).singleElement().asString().startsWith("stowage: ").contains(line);
    assertThat(cli.err()).contains("; ");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void refusesAFileWhereTheReportsFolderShouldBe() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");
    Cli cli = Cli.run("compare", "--store", "memory:", "--out", file.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines())
        .containsExactly("stowage: --out " + file + ": is a file; name a directory");
    assertThat(file).hasContent("mine");
  }

  @Test
  void refusesAReportsFolderThatCannotBeMadeBeforeAnythingIsRun() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");
    Cli cli = Cli.run("compare", "--store", "memory:", "--out", file.resolve("x").toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines()).singleElement().asString().contains("cannot be written to");
  }

  @Test
  void withoutACommandItSaysWhereTheCommandsAre() {
    Cli cli = Cli.run();
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errorLines()).containsExactly("stowage: no command given; see stowage --help");
    assertThat(Cli.run("prices").errorLines())
        .containsExactly("stowage: no command given; see stowage prices --help");
  }

  @Test
  void refusesAnUnknownCommandAndAnUnknownBook() {
    assertThat(Cli.run("frobnicate").errorLines())
        .containsExactly("stowage: unexpected argument frobnicate; see stowage --help");
    assertThat(Cli.run("help", "nosuch").errorLines())
        .singleElement()
        .asString()
        .startsWith("stowage: unknown subcommand nosuch; see stowage");
    Cli cli = Cli.run("prices", "show", "nope");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines())
        .containsExactly(
            "stowage: prices nope: no such price book; known are us-east-1@2026-10 (new),"
                + " us-east-1@2024-10-31 (old), ap-south-1@2026-09, handbook-mumbai (handbook)");
  }

  @Test
  void verboseShowsTheTraceToo() {
    Cli cli = Cli.run("compare", "--verbose", "--prices", "nope");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("StowageException", "\tat ", "stowage: prices nope");
  }
}
