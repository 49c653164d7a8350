package dev.stowage.bench.cli;

import dev.stowage.bench.conformance.Port;
import dev.stowage.bench.conformance.Progress;
import dev.stowage.bench.conformance.StoreResult;
import dev.stowage.bench.report.Numbers;
import dev.stowage.core.error.ErrorLine;
import java.util.Locale;

/**
 * How far a conformance run is, on standard error: on a terminal a bar, elsewhere a plain line when
 * a store begins and one of its ports ends; and a line when a store is done.
 */
final class ConformanceProgress implements Progress {

  private final Console console;
  private final Bar bar;
  private String current = "";
  private long begunNanos;
  private long portBegunNanos;

  ConformanceProgress(Console console) {
    this.console = console;
    this.bar = new Bar(console);
  }

  /** Returns the store that runs, or ran last, as it was given. */
  String current() {
    return current;
  }

  @Override
  public void prepare(String url) {
    current = url;
  }

  @Override
  public void begin(String engine) {
    begunNanos = System.nanoTime();
    portBegunNanos = begunNanos;
    if (console.columns() == 0) {
      console.err().println(ErrorLine.after(current, "running on " + engine));
    }
  }

  @Override
  public void advance(Port port, int done, int total) {
    if (console.columns() == 0 && done == total) {
      endPort(port, total);
    }
    bar.draw(
        System.nanoTime(),
        () -> String.format("%s  %-8s ", current, port.label()) + Bar.of(done, total));
  }

  private void endPort(Port port, int rules) {
    long now = System.nanoTime();
    String ran = port.label() + " " + Numbers.counted(rules, "rule") + " run";
    console.err().println(ErrorLine.after(current, ran) + seconds(now - portBegunNanos));
    portBegunNanos = now;
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, " in %.1f s", nanos / 1e9);
  }

  @Override
  public void end(StoreResult result) {
    clear();
    long broken = result.rules().stream().filter(rule -> !rule.passed()).count();
    console
        .err()
        .println(
            ErrorLine.after(current, Numbers.counted(result.rules().size(), "rule"))
                + (broken == 0 ? " kept" : ", " + Numbers.grouped(broken) + " BROKEN")
                + seconds(System.nanoTime() - begunNanos));
  }

  /** Removes the bar. */
  void clear() {
    bar.clear();
  }
}
