package dev.stowage.bench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command writes, and what answers its questions.
 *
 * @param out takes the result and nothing else
 * @param err takes progress, notes, questions and errors
 * @param in holds the answers
 * @param columns the width of the terminal that shows {@code err}; 0 when it is none
 */
public record Console(PrintStream out, PrintStream err, InputStream in, int columns) {

  private static final int LONGEST_ANSWER = 1_000;

  /**
   * Makes a console that answers nothing.
   *
   * @param out takes the result and nothing else
   * @param err takes progress, notes, questions and errors
   * @param columns the width of the terminal that shows {@code err}; 0 when it is none
   */
  public Console(PrintStream out, PrintStream err, int columns) {
    this(out, err, InputStream.nullInputStream(), columns);
  }

  /**
   * Writes a note for the person at the command line.
   *
   * @param text one line
   */
  void note(String text) {
    err.println("stowage: " + text);
  }

  /**
   * Asks the person at the command line.
   *
   * @param question ends where the answer is typed
   * @return the line that was typed; empty where there is nobody to answer
   */
  Optional<String> ask(String question) {
    err.print(question);
    err.flush();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int read = in.read();
      while (read >= 0 && read != '\n' && line.size() < LONGEST_ANSWER) {
        line.write(read);
        read = in.read();
      }
      if (read < 0) {
        err.println();
      }
      return read < 0 && line.size() == 0
          ? Optional.empty()
          : Optional.of(line.toString(StandardCharsets.UTF_8).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
