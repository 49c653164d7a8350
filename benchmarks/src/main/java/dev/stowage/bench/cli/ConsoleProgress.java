package dev.stowage.bench.cli;

import dev.stowage.bench.compare.LineResult;
import dev.stowage.bench.compare.Progress;
import dev.stowage.bench.compare.RecordsWork;
import dev.stowage.bench.compare.StoreLine;
import dev.stowage.bench.compare.Work;
import dev.stowage.bench.report.Numbers;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.error.ErrorLine;
import java.util.Locale;

/**
 * Progress on standard error: on a terminal a bar, elsewhere a plain line when a store begins; and
 * a line when one is done.
 */
final class ConsoleProgress implements Progress {

  /** Until then a rate says nothing. */
  private static final double SETTLING_SECONDS = 0.5;

  private final Console console;
  private final Bar bar;
  private final String kept;
  private String current = "";
  private Phase phase = Phase.INIT;
  private long begunNanos;
  private long phaseNanos;

  private ConsoleProgress(Console console, String kept) {
    this.console = console;
    this.bar = new Bar(console);
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
    bar.draw(nanos, () -> text(done, total, nanos));
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
    bar.clear();
  }

  private String text(long done, long total, long nanos) {
    double seconds = (nanos - phaseNanos) / 1e9;
    return current
        + String.format(Locale.ROOT, "  %-6s ", phase.label())
        + Bar.of(done, total)
        + (seconds < SETTLING_SECONDS
            ? ""
            : String.format(Locale.ROOT, ", %,.0f/s", done / seconds));
  }
}
