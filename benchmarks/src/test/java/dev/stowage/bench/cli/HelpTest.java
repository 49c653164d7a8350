package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "help",
        "compare --help",
        "help compare",
        "conformance --help",
        "init --help",
        "help init",
        "purge --help",
        "prices --help",
        "prices list --help",
        "prices show --help",
        "prices import --help",
        "prices check --help",
        "serve --help",
        "token --help",
        "--version"
      })
  void isShownOnStandardOutputWithinAHundredColumns(String arguments) {
    Cli cli = Cli.run(arguments.split(" "));
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).isNotBlank();
    assertThat(cli.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void ofCompareNamesOptionsDefaultsStoresAndExitCodes() {
    assertThat(Cli.run("compare", "--help").out())
        .contains(
            "--store",
            "--days",
            "--seed",
            "--reads",
            "--prices",
            "--format",
            "--out",
            "--aws",
            "--max-usd",
            "--yes",
            "--dry-run",
            "--readings",
            "--layout",
            "--box-watts",
            "--box-kwh-usd",
            "dynamodb:?series=item#batch=1",
            "dynamodb:?series=block#batch=80",
            "file:#batch=1",
            "memory:",
            "Exit status: 0",
            "us-east-1@2026-10");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(Cli.run("--version").out()).matches("stowage [0-9]+\\.[0-9]+\\.[0-9]+\\S*\\n");
  }
}
