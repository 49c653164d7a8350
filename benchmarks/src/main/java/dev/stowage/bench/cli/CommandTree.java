package dev.stowage.bench.cli;

import dev.stowage.wiring.Setting;
import dev.stowage.wiring.Version;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Puts the commands together and runs one of them. */
public final class CommandTree {

  private CommandTree() {}

  /**
   * Runs a command.
   *
   * @param console where it writes
   * @param arguments the command and its options
   * @return the exit code
   */
  public static int run(Console console, String... arguments) {
    RootCommand root = new RootCommand();
    Failures failures = new Failures(console, root);
    int exitCode;
    try {
      exitCode = commands(root, console, failures).execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError exhausted) {
      exitCode = failures.handle(exhausted);
    }
    return flushed(console, exitCode);
  }

  private static CommandLine commands(RootCommand root, Console console, Failures failures) {
    CommandLine commands = command(root);
    commands.getCommandSpec().version("stowage " + Version.current());
    commands.addSubcommand(command(new CompareCommand(console)));
    commands.addSubcommand(command(new ConformanceCommand(console)));
    commands.addSubcommand(command(new InitCommand(console)));
    commands.addSubcommand(command(new PurgeCommand(console)));
    commands.addSubcommand(serve(console));
    commands.addSubcommand(command(new TokenCommand(console)));
    CommandLine prices = command(new PricesCommand.Group());
    prices.addSubcommand(command(new PricesCommand.ListBooks(console)));
    prices.addSubcommand(command(new PricesCommand.ShowBook(console)));
    prices.addSubcommand(command(new ImportPricesCommand(console)));
    prices.addSubcommand(command(new CheckPricesCommand(console)));
    commands.addSubcommand(prices);
    Converters.register(commands);
    return commands
        .setUsageHelpWidth(100)
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /** Its help lists the settings, which are described in one place. */
  private static CommandLine serve(Console console) {
    CommandLine serve = command(new ServeCommand(console));
    List<String> footer =
        new ArrayList<>(
            List.of(
                "",
                "Settings, from the environment; each also as NAME_FILE, which names a file that"
                    + " holds it:"));
    for (Setting setting : Setting.values()) {
      footer.add("  " + setting);
      footer.add("      " + setting.plainMeaning());
    }
    footer.addAll(List.of(serve.getCommandSpec().usageMessage().footer()));
    serve.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
    return serve;
  }

  private static CommandLine command(Object annotated) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(annotated);
    return new CommandLine(spec.addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption())));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** A result that did not reach its reader is no result. */
  private static int flushed(Console console, int exitCode) {
    if (console.out().checkError() && exitCode == ExitCode.OK) {
      console.note("standard output could not be written; make room or look at where it leads");
      return ExitCode.FAILED;
    }
    console.err().flush();
    return exitCode;
  }
}
