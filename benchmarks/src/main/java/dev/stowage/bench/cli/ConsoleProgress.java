package dev.stowage.bench.cli;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.Progress;
import dev.stowage.bench.compare.RecordsWork;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.compare.Work;
import dev.stowage.bench.report.Numbers;
import dev.stowage.core.cost.Phase;
import java.util.Locale;

/**
 * Progress on standard error: on a terminal a bar that is drawn over itself at most ten times a
 * second, elsewhere a plain line when a store begins and one when it is done.
 */
final class ConsoleProgress implements Progress {

  private static final long REDRAW_NANOS = 100_000_000;
  private static final int BAR = 20;

  /** Until then a rate says nothing. */
  private static final double SETTLING_SECONDS = 0.5;

  private final Console console;
  private final String kept;
  private String current = "";
  private Phase phase = Phase.INIT;
  private long begunNanos;
  private long phaseNanos;
  private long drawnNanos;
  private int drawn;

  private ConsoleProgress(Console console, String kept) {
    this.console = console;
    this.kept = kept;
  }

  /** Tells how far some work is. */
  static ConsoleProgress of(Work work, Console console) {
    return new ConsoleProgress(console, work instanceof RecordsWork ? "record" : "reading");
  }

  /** Returns the line that runs, or ran last. */
  String current() {
    return current;
  }

  @Override
  public void prepare(StoreLine line) {
    current = line.text();
  }

  @Override
  public void begin(StoreLine line, String engine) {
    phase = Phase.INIT;
    begunNanos = System.nanoTime();
    if (console.columns() == 0) {
      console.err().println(ErrorLine.after(current, "running on " + engine));
    }
  }

  @Override
  public void advance(Phase now, long done, long total) {
    long nanos = System.nanoTime();
    if (now != phase) {
      phase = now;
      phaseNanos = nanos;
    }
    boolean due = nanos - drawnNanos >= REDRAW_NANOS || drawn == 0;
    if (console.columns() > 0 && due) {
      drawnNanos = nanos;
      draw(bar(done, total, nanos));
    }
  }

  @Override
  public void end(LineResult result) {
    clear();
    double seconds = (System.nanoTime() - begunNanos) / 1e9;
    console
        .err()
        .println(
            ErrorLine.after(current, Numbers.counted(result.verification().records(), kept))
                + " "
                + (result.verification().passed() ? "verified" : "NOT VERIFIED")
                + String.format(Locale.ROOT, " in %.1f s", seconds));
  }

  /** Removes the bar. */
  void clear() {
    if (drawn > 0) {
      draw("");
      console.err().print('\r');
      console.err().flush();
    }
  }

  private String bar(long done, long total, long nanos) {
    int filled = (int) (done * BAR / Math.max(1, total));
    double seconds = (nanos - phaseNanos) / 1e9;
    return String.format(
        Locale.ROOT,
        "%s  %-6s [%s%s] %3d%%  %,d of %,d%s",
        current,
        phase.label(),
        "#".repeat(filled),
        " ".repeat(BAR - filled),
        done * 100 / Math.max(1, total),
        done,
        total,
        seconds < SETTLING_SECONDS ? "" : String.format(Locale.ROOT, ", %,.0f/s", done / seconds));
  }

  private void draw(String text) {
    String fitting = text.substring(0, Math.min(text.length(), console.columns() - 1));
    console.err().print('\r' + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
    console.err().flush();
    drawn = fitting.length();
  }
}
