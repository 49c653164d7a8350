package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.testkit.local.LocalS3;
import dev.stowage.testkit.local.LocalTimestream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
  void setsUpATable() {
    setsUpAndMayBeRepeated(
        "dynamodb://set-up?endpoint=" + encoded(LocalDynamoDb.shared().endpoint()));
  }

  @Test
  void setsUpASchema() {
    setsUpAndMayBeRepeated(LocalPostgres.shared().url() + "&schema=set_up");
  }

  @Test
  void setsUpABucket() {
    try (LocalS3 s3 = LocalS3.startForAnySignature()) {
      setsUpAndMayBeRepeated("s3://set-up?path-style=true&endpoint=" + encoded(s3.endpoint()));
    }
  }

  @Test
  void setsUpADatabase() {
    setsUpAndMayBeRepeated(
        "timestream://set-up?endpoint=" + encoded(LocalTimestream.shared().endpoint()));
  }

  private static void setsUpAndMayBeRepeated(String url) {
    for (int time = 0; time < 2; time++) {
      Cli cli = Cli.run("init", url);
      assertThat(cli.err()).isEmpty();
      assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(cli.out()).isEqualTo(url + " is set up\n");
    }
  }

  @Test
  void aServerThatIsNotThereIsUnavailableInOneLine() {
    Cli cli = Cli.run("init", "postgresql://127.0.0.1:1/db?user=somebody");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.errorLines()).singleElement().asString().startsWith("stowage: ");
    assertThat(cli.errorLines()).singleElement().asString().contains("127.0.0.1:1");
  }

  private static String encoded(URI endpoint) {
    return URLEncoder.encode(endpoint.toString(), StandardCharsets.UTF_8);
  }

  @Test
  void answersInJson() {
    Cli cli = Cli.run("init", "file:" + folder.resolve("readings"), "--format", "json");
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("\"store\":\"file\"", "\"initialised\":true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "memory:",
        "file:",
        "dynamodb:",
        "postgresql:",
        "s3:",
        "timestream:",
        "nope:x",
        "file:x?y=z",
        "plain"
      })
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
