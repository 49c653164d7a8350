package dev.stowage.bench;

import dev.stowage.bench.cli.CommandTree;
import dev.stowage.bench.cli.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program behind the command {@code stowage}. */
public final class Main {

  /** Set by the launcher to the width of the terminal that standard error is, or to 0. */
  private static final String COLUMNS = "stowage.columns";

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    Console console =
        new Console(
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            System.in,
            Integer.getInteger(COLUMNS, 0));
    System.exit(CommandTree.run(console, arguments));
  }

  /** UTF-8 whatever the locale says, because JSON is UTF-8. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
