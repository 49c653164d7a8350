package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void makesTheDirectoryOfAFileStoreAndMayBeRepeated() {
    Path store = folder.resolve("readings");
    for (int time = 0; time < 2; time++) {
      Cli cli = Cli.run("init", "file:" + store);
      assertThat(cli.err()).isEmpty();
      assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(cli.out()).isEqualTo("file:" + store + " is set up\n");
      assertThat(store).isDirectory();
    }
  }

  @Test
  void answersInJson() {
    Cli cli = Cli.run("init", "file:" + folder.resolve("readings"), "--format", "json");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("\"store\":\"file\"", "\"initialised\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "memory:", "file:", "dynamodb:", "nope:x", "file:x?y=z", "plain"})
  void refusesAUrlWithoutAPlaceOrOfNoKnownStore(String url) {
    Cli cli = Cli.run("init", url);
    assertThat(cli.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.errorLines()).singleElement().asString().startsWith("stowage: ");
  }

  @Test
  void wantsOneUrlAndAFormatThatItKnows() {
    assertThat(Cli.run("init").errorLines())
        .containsExactly("stowage: missing required parameter: URL; see stowage init --help");
    assertThat(Cli.run("init", "file:" + folder, "--format", "csv").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
