package dev.stowage.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.bench.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in a process of its own, ended while it runs. SIGTERM stands for every signal: the
 * JVM runs the same hooks, and a process that was started in the background ignores SIGINT.
 */
class StopSignalTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir private Path temporary = Path.of("");

  @Test
  void aStoppedRunRemovesItsDirectoryAndSaysSoInOneLine() throws Exception {
    Process run = start("--store", "file:#batch=1", "--days", "60");
    String begin = firstErrorLine(run);
    assertThat(begin).isEqualTo("file:#batch=1: running on local files");
    run.toHandle().destroy();
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(TERMINATED);
    assertThat(rest(run)).containsExactly("", STOPPED);
    assertThat(temporary).isEmptyDirectory();
    assertThat(run.getInputStream().readAllBytes()).isEmpty();
  }

  @Test
  void aStoppedRunEndsItsEngine() throws Exception {
    Process run = start("--store", "dynamodb:#batch=1", "--days", "60");
    firstErrorLine(run);
    List<ProcessHandle> engines = run.descendants().toList();
    assertThat(engines).isNotEmpty();
    run.toHandle().destroy();
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(TERMINATED);
    assertThat(rest(run)).endsWith(STOPPED);
    for (ProcessHandle engine : engines) {
      engine.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aRunThatEndsByItselfLeavesNothingBehind() throws Exception {
    Process run = start("--store", "file:#batch=day", "--reads", "0", "--format", "json");
    assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("\"verified\":true");
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  private static final String STOPPED =
      "stowage: stopped; what was made for the run has been removed";

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "compare"));
    Stream.of(arguments).forEach(command::add);
    return new ProcessBuilder(command).start();
  }

  private static String firstErrorLine(Process run) throws IOException {
    return String.valueOf(errors(run).readLine());
  }

  private static List<String> rest(Process run) {
    return errors(run).lines().toList();
  }

  private static BufferedReader errors(Process run) {
    return run.errorReader(StandardCharsets.UTF_8);
  }
}
