package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens on a disk that is really full: a small mount, which needs root. */
class FullDiskIT {

  @TempDir private Path parent = Path.of("");
  private Path disk = Path.of("");

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(parent.resolve("disk"));
    command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString());
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    command("umount", disk.toString());
  }

  @Test
  void aReportThatDoesNotFitLeavesNothingBehind() throws IOException {
    Files.write(disk.resolve("filler"), new byte[252 * 1024]);
    Cli run =
        Cli.run("compare", "--store", "memory:", "--reads", "0", "--out", disk.resolve("r") + "");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines().get(run.errorLines().size() - 1))
        .startsWith("stowage: ")
        .containsIgnoringCase("no space left");
    assertThat(files()).containsExactly("filler");
  }

  @Test
  void aStoreThatDoesNotFitIsAnErrorOfThatLine() throws IOException {
    Cli run = Cli.run("compare", "--store", "file:" + disk.resolve("store"), "--reads", "0");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.errorLines().get(run.errorLines().size() - 1))
        .startsWith("stowage: ")
        .contains("file:")
        .containsIgnoringCase("space");
    assertThat(run.out()).isEmpty();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(disk)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void command(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), output).isZero();
  }
}
