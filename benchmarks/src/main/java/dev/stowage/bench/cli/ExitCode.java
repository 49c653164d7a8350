package dev.stowage.bench.cli;

/** What the process tells its caller. */
public final class ExitCode {

  /** All right. */
  public static final int OK = 0;

  /** A failed check, a bad row in a file, a full disk, a store's error. */
  public static final int FAILED = 1;

  /** Wrong usage: arguments, layout text, an unknown store, book or file. */
  public static final int USAGE = 2;

  /** Stopped by a signal from the keyboard: 128 + 2. */
  public static final int STOPPED = 130;

  private ExitCode() {}
}
