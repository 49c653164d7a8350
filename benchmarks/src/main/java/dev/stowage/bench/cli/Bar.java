package dev.stowage.bench.cli;

import java.util.Locale;
import java.util.function.Supplier;

/** A line on a terminal that is drawn over itself, at most ten times a second. */
final class Bar {

  private static final long REDRAW_NANOS = 100_000_000;
  private static final int WIDTH = 20;

  private final Console console;
  private long drawnNanos;
  private int drawn;

  Bar(Console console) {
    this.console = console;
  }

  /** Shows how much of something is done. */
  static String of(long done, long total) {
    int filled = (int) (done * WIDTH / Math.max(1, total));
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d%%  %,d of %,d",
        "#".repeat(filled),
        " ".repeat(WIDTH - filled),
        done * 100 / Math.max(1, total),
        done,
        total);
  }

  /**
   * Draws a text, unless the last was drawn just now or nobody looks.
   *
   * @param nanos the time
   * @param text makes it, where it is drawn
   */
  void draw(long nanos, Supplier<String> text) {
    boolean due = nanos - drawnNanos >= REDRAW_NANOS || drawn == 0;
    if (console.columns() > 0 && due) {
      drawnNanos = nanos;
      draw(text.get());
    }
  }

  /** Removes what was drawn. */
  void clear() {
    if (drawn > 0) {
      draw("");
      console.err().print('\r');
      console.err().flush();
    }
  }

  private void draw(String text) {
    String fitting = text.substring(0, Math.min(text.length(), console.columns() - 1));
    console.err().print('\r' + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
    console.err().flush();
    drawn = fitting.length();
  }
}
