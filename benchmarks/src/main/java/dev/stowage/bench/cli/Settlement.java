package dev.stowage.bench.cli;

import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.bench.spend.Spending;
import dev.stowage.core.error.ErrorLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is said of a run's money and remains once it has ended and all was removed. */
final class Settlement {

  private final Console console;
  private final Spending spending;
  private final BigDecimal maxUsd;

  Settlement(Console console, Spending spending, BigDecimal maxUsd) {
    this.console = console;
    this.spending = spending;
    this.maxUsd = maxUsd;
  }

  /** Tells what was spent, beside what had been expected. */
  void spent(Estimate estimate) {
    console.note(
        "spent "
            + Dollars.of(spending.usd())
            + " at the book's prices, making and removing included; estimated "
            + Dollars.of(estimate.usd()));
  }

  /** Returns how a run ends that has reached its limit, whatever came out of it. */
  Optional<RuntimeException> limitReached(Scratch scratch) {
    if (!spending.limitReached()) {
      return Optional.empty();
    }
    boolean removed = scratch.leftovers().isEmpty();
    String line =
        "--max-usd "
            + maxUsd.toPlainString()
            + " is reached: "
            + Dollars.of(spending.usd())
            + " was spent, and the run was ended"
            + (removed ? " and what it made removed" : "")
            + "; allow more, or take less";
    return Optional.of(CommandException.failed(line));
  }

  /**
   * Names what could not be removed.
   *
   * @return {@link ExitCode#FAILED} when there is any
   */
  static int leftovers(Scratch scratch, Console console) {
    List<String> leftovers = scratch.leftovers();
    leftovers.forEach(
        left -> console.note("not removed: " + ErrorLine.oneLine(left) + "; remove it by hand"));
    return leftovers.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
