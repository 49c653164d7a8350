package dev.stowage.bench.cli;

import dev.stowage.bench.compare.Comparison;
import dev.stowage.bench.compare.Rehearsal;
import dev.stowage.bench.compare.Site;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.spend.Estimate;
import dev.stowage.bench.spend.Spending;
import dev.stowage.core.cost.PriceBook;
import dev.stowage.core.error.StowageException;

/**
 * A comparison on services of AWS. It looks where its places will be, which fails at once where
 * credentials or region are missing; rehearses the run on local engines, which tells what it costs;
 * asks; runs, with a limit at the meter; and settles: what was spent, and what is still there.
 */
final class AwsComparison {

  private final Comparison.Plan plan;
  private final PriceBook book;
  private final AwsOptions options;
  private final Console console;
  private final Scratch scratch = new Scratch();
  private final Spending spending;
  private final Comparison comparison;

  AwsComparison(Comparison.Plan plan, PriceBook book, AwsOptions options, Console console) {
    this.plan = plan;
    this.book = book;
    this.options = options;
    this.console = console;
    this.spending = new Spending(book, options.maxUsd(), scratch::checkRunning);
    this.comparison = new Comparison(plan, Site.billed(scratch, Terms.REMOVE_FROM_AWS, spending));
  }

  /** Plans the places and estimates the run; makes nothing on AWS. */
  Undertaking prepare() {
    return new Undertaking(comparison.plan(), rehearsed(), options.maxUsd());
  }

  private Estimate rehearsed() {
    console.note("rehearsing on local engines what AWS would be asked for");
    ConsoleProgress progress = ConsoleProgress.of(plan.work(), console);
    Scratch engines = new Scratch();
    StopSignal signal = StopSignal.to(engines, console);
    try (engines) {
      return new Rehearsal(plan, book).estimate(engines, progress);
    } catch (StowageException failed) {
      progress.clear();
      throw CommandException.failedAt(progress.current(), failed);
    } finally {
      signal.end();
    }
  }

  /**
   * Asks, runs and settles.
   *
   * @throws CommandException when the answer is not yes, the limit is reached, or a store fails
   */
  Comparison.Outcome run(Undertaking undertaking) {
    Consent.require(undertaking, options, console);
    Settlement settlement = new Settlement(console, spending, options.maxUsd());
    Comparison.Outcome outcome = run(settlement, undertaking.estimate());
    settlement.spent(undertaking.estimate());
    Settlement.leftovers(scratch, console);
    return outcome;
  }

  private Comparison.Outcome run(Settlement settlement, Estimate estimate) {
    ConsoleProgress progress = ConsoleProgress.of(plan.work(), console);
    StopSignal signal = StopSignal.to(scratch, console);
    try (scratch) {
      return comparison.run(progress);
    } catch (RuntimeException failed) {
      progress.clear();
      if (!spending.limitReached()) {
        settlement.spent(estimate);
      }
      if (scratch.stopping()) {
        // The signal tells what is still there.
        throw failed;
      }
      Settlement.leftovers(scratch, console);
      throw settlement.limitReached(scratch).orElseGet(() -> told(failed, progress));
    } finally {
      signal.end();
    }
  }

  private static RuntimeException told(RuntimeException failed, ConsoleProgress progress) {
    return failed instanceof StowageException known
        ? CommandException.failedAt(progress.current(), known)
        : failed;
  }

  /** Tells whether all that the run made was removed. */
  boolean removedAll() {
    return scratch.leftovers().isEmpty();
  }
}
