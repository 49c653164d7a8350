package dev.stowage.bench.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command within this process and keeps what it wrote. */
record Cli(int exitCode, String out, String err) {

  static Cli run(String... arguments) {
    return run(0, arguments);
  }

  /** Runs a command whose standard error is a terminal of some width. */
  static Cli run(int columns, String... arguments) {
    return run("", columns, arguments);
  }

  /** Runs a command whose standard input holds an answer. */
  static Cli answering(String answer, String... arguments) {
    return run(answer, 0, arguments);
  }

  private static Cli run(String answer, int columns, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        CommandTree.run(
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
                columns),
            arguments);
    return new Cli(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> errorLines() {
    return err.lines().toList();
  }
}
