package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on a file system of 16 KiB. Mounting it needs root. */
class FullDiskIT {

  @TempDir private Path disk = Path.of("");

  @BeforeEach
  void mount() throws Exception {
    command("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    command("umount", disk.toString());
  }

  @Test
  void aReportThatDoesNotFitEndsWithOneLineAndLeavesNothing() throws IOException {
    Files.write(disk.resolve("fill"), new byte[12 << 10]);
    Path reports = disk.resolve("reports");
    Cli cli = Cli.run("compare", "--store", "memory:#batch=day", "--out", reports.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errorLines())
        .last()
        .asString()
        .isEqualTo(
            "stowage: --out "
                + reports
                + ": the report could not be written (No space left on device), and nothing of it"
                + " was left there; make room or name another directory");
    assertThat(disk.toFile().list()).containsExactly("fill");
  }

  @Test
  void aReportThatFitsIsThereWhole() {
    Cli cli = Cli.run("compare", "--store", "memory:#batch=day", "--out", disk.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(disk.toFile().list())
        .containsExactlyInAnyOrder("report.json", "report.csv", "report.txt", "report.html");
  }

  @Test
  void aStoreThatFillsTheDiskEndsWithOneLineThatNamesItsLine() {
    String line = "file:" + disk.resolve("store") + "#batch=day";
    Cli cli = Cli.run("compare", "--store", line);
    assertThat(cli.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.errorLines()).last().asString().startsWith("stowage: " + line + ": ");
  }

  private static void command(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
