package dev.stowage.bench.cli;

import dev.stowage.bench.conformance.Conformance;
import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.bench.conformance.ConformanceReport;
import dev.stowage.bench.conformance.StoreResult;
import dev.stowage.bench.place.Place;
import dev.stowage.bench.place.Places;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.place.Terms;
import dev.stowage.bench.spend.Spending;
import dev.stowage.core.error.StowageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of conformance suites at the command line, from the estimate to the removal. */
final class ConformanceSession {

  private final List<Store> stores;
  private final ConformanceCost cost;
  private final Console console;
  private final ConformanceProgress progress;
  private final Scratch scratch = new Scratch();
  private final Spending spending;
  private final Settlement settlement;
  private final Places places;
  private final Map<Store, Place> planned = new LinkedHashMap<>();

  ConformanceSession(List<Store> stores, ConformanceCost cost, Console console) {
    this.stores = stores;
    this.cost = cost;
    this.console = console;
    this.progress = new ConformanceProgress(console);
    this.spending = new Spending(cost.book(), cost.maxUsd(), scratch::checkRunning);
    this.settlement = new Settlement(console, spending, cost.maxUsd());
    this.places = new Places(scratch, terms(cost.options()), spending.aside());
  }

  /** Returns where stores may lie. */
  static Terms terms(AwsOptions aws) {
    return aws.aws() ? Terms.REMOVE_FROM_AWS : Terms.REMOVE;
  }

  /** Tells what a run would make and cost, and makes nothing. */
  void tell(Format format) {
    plan();
    Undertaking undertaking = cost.undertaking(planned);
    console.out().print(format == Format.JSON ? undertaking.json() : undertaking.text());
  }

  /** Looks where stores elsewhere will lie; engines on this machine start one by one. */
  private void plan() {
    try {
      for (Store store : stores) {
        if (places.isElsewhere(store.url())) {
          progress.prepare(store.text());
          planned.put(store, places.find(store.url()));
        }
      }
    } catch (RuntimeException failed) {
      throw settlement.limitReached(scratch).orElseGet(() -> told(failed));
    }
  }

  /**
   * Runs the suites, once their cost is agreed to.
   *
   * @param how how rules are run
   * @param early takes what came of the stores that are done when the run ends before the others;
   *     not called where there is none
   * @return a result for each store
   */
  List<StoreResult> run(Conformance.Manner how, Consumer<List<StoreResult>> early) {
    plan();
    cost.agree(planned, console);
    Conformance suites = new Conformance(new Conformance.Plan(stores, how), spending, progress);
    StopSignal signal = StopSignal.to(scratch, console);
    try (scratch) {
      return suites.run(this::place, scratch);
    } catch (RuntimeException failed) {
      progress.clear();
      if (!suites.finished().isEmpty()) {
        early.accept(suites.finished());
      }
      throw ended(failed);
    } finally {
      signal.end();
    }
  }

  private RuntimeException ended(RuntimeException failed) {
    if (!spending.limitReached()) {
      spent();
    }
    if (scratch.stopping()) {
      // The signal tells what is still there.
      return failed;
    }
    Settlement.leftovers(scratch, console);
    return settlement.limitReached(scratch).orElseGet(() -> told(failed));
  }

  /** Returns how the run ended, given what came of the stores that are done. */
  ConformanceReport.Ending ending(List<StoreResult> finished) {
    return new ConformanceReport.Ending(
        scratch.leftovers(), stores.stream().skip(finished.size()).map(Store::text).toList());
  }

  /** Tells what was spent and what could not be removed, and returns the exit code for it. */
  int settled() {
    spent();
    return Settlement.leftovers(scratch, console);
  }

  private void spent() {
    if (cost.options().aws()) {
      settlement.spent(cost.estimate());
    }
  }

  private RuntimeException told(RuntimeException failed) {
    return failed instanceof StowageException known
        ? CommandException.failedAt(progress.current(), known)
        : failed;
  }

  private Place place(Store store) {
    Place found = planned.get(store);
    return found == null ? places.find(store.url()) : found;
  }
}
