package dev.stowage.bench.cli;

import dev.stowage.core.error.ErrorLine;
import dev.stowage.core.error.StowageException;
import java.util.function.Supplier;

/** Ends a command with an exit code and one line that says what is wrong and what to do. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, String line, Throwable cause) {
    super(line, cause);
    this.exitCode = exitCode;
  }

  private CommandException(int exitCode, String line) {
    super(line);
    this.exitCode = exitCode;
  }

  /** Wrong usage; the line reads {@code what; what to do}. */
  static CommandException usage(String line) {
    return new CommandException(ExitCode.USAGE, line);
  }

  /** Something failed; the line reads {@code what; what to do}. */
  static CommandException failed(String line) {
    return new CommandException(ExitCode.FAILED, line);
  }

  /** Something failed while a line of a comparison was run. */
  static CommandException failedAt(String place, StowageException cause) {
    String what = cause.key().equals(place) ? ErrorLine.what(cause) : ErrorLine.of(cause);
    return new CommandException(ExitCode.FAILED, ErrorLine.after(place, what), cause);
  }

  /** Reads an argument; what it refuses as INVALID is wrong usage. */
  static <T> T argument(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (StowageException refused) {
      throw new CommandException(ExitCode.USAGE, ErrorLine.of(refused), refused);
    }
  }

  int exitCode() {
    return exitCode;
  }
}
