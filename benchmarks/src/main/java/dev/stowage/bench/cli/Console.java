package dev.stowage.bench.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out takes the result and nothing else
 * @param err takes progress, notes and errors
 * @param columns the width of the terminal that shows {@code err}; 0 when it is none
 */
public record Console(PrintStream out, PrintStream err, int columns) {

  /**
   * Writes a note for the person at the command line.
   *
   * @param text one line
   */
  void note(String text) {
    err.println("stowage: " + text);
  }
}
