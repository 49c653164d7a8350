package dev.stowage.bench.cli;

import dev.stowage.bench.place.Scratch;
import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one line on standard error and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** What picocli makes of the message of one of our {@link Converters}. */
  private static final Pattern BAD_VALUE =
      Pattern.compile("Invalid value for option (--[a-z-]+)(?: \\(.*?\\))?: (.*)");

  private final Console console;
  private final RootCommand root;

  Failures(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    String help = error.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    print(reworded(error) + "; see " + help);
    trace(error);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    return handle(error);
  }

  /** Handles whatever ended a command. */
  int handle(Throwable error) {
    trace(error);
    if (error instanceof CommandException known) {
      print(ErrorLine.oneLine(String.valueOf(known.getMessage())));
      return known.exitCode();
    }
    if (error instanceof StowageException known) {
      print(ErrorLine.of(known));
      return ExitCode.FAILED;
    }
    if (error instanceof Scratch.Stopped) {
      return ExitCode.STOPPED;
    }
    if (error instanceof OutOfMemoryError) {
      print("out of memory; set STOWAGE_JAVA_OPTS=-Xmx4g or take fewer readings");
      return ExitCode.FAILED;
    }
    print(
        "an unexpected "
            + ErrorLine.oneLine(error.toString())
            + "; run it again with --verbose and report it");
    return ExitCode.FAILED;
  }

  private void trace(Throwable error) {
    if (root.verbose()) {
      error.printStackTrace(console.err());
    }
  }

  private void print(String line) {
    console.note(line);
  }

  private static String reworded(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      String unknown = unmatched.getUnmatched().get(0);
      return (unmatched.isUnknownOption() ? "unknown option " : "unexpected argument ")
          + (unknown.isEmpty() ? "\"\"" : unknown);
    }
    String message =
        ErrorLine.oneLine(String.valueOf(error.getMessage()))
            .replace("'", "")
            .replaceFirst("\\.$", "");
    Matcher badValue = BAD_VALUE.matcher(message);
    if (badValue.matches()) {
      return badValue.group(1) + " " + badValue.group(2);
    }
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
