package dev.stowage.bench.cli;

import dev.stowage.bench.conformance.Conformance;
import dev.stowage.bench.conformance.Conformance.Store;
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
import java.util.Objects;
import java.util.function.Function;

/** One run of conformance suites at the command line, from the estimate to the removal. */
final class ConformanceSession {

  private final List<Store> stores;
  private final ConformanceCost cost;
  private final Console console;
  private final ConformanceProgress progress;
  private final Scratch scratch = new Scratch();
  private final Spending spending;
  private final Settlement settlement;

  ConformanceSession(List<Store> stores, ConformanceCost cost, Console console) {
    this.stores = stores;
    this.cost = cost;
    this.console = console;
    this.progress = new ConformanceProgress(console);
    this.spending = new Spending(cost.book(), cost.maxUsd(), scratch::checkRunning);
    this.settlement = new Settlement(console, spending, cost.maxUsd());
  }

  /** Returns where stores may lie. */
  static Terms terms(AwsOptions aws) {
    return aws.aws() ? Terms.REMOVE_FROM_AWS : Terms.REMOVE;
  }

  /** Tells what a run would make and cost, and makes nothing. */
  void tell(Format format) {
    inPlaces(
        places -> {
          Undertaking undertaking = cost.undertaking(planned(places));
          console.out().print(format == Format.JSON ? undertaking.json() : undertaking.text());
          return undertaking;
        });
  }

  /**
   * Runs the suites, once their cost is agreed to.
   *
   * @param how how rules are run
   * @return a result for each store
   */
  List<StoreResult> run(Conformance.Manner how) {
    return inPlaces(
        places -> {
          Map<Store, Place> planned = planned(places);
          cost.agree(planned, console);
          return new Conformance(new Conformance.Plan(stores, how), spending, progress)
              .run(store -> place(store, planned, places), scratch);
        });
  }

  /** Tells what was spent and what could not be removed, and returns the exit code for it. */
  int settled() {
    if (cost.options().aws()) {
      settlement.spent(cost.estimate());
    }
    return Settlement.leftovers(scratch, console);
  }

  private <T> T inPlaces(Function<Places, T> work) {
    StopSignal signal = StopSignal.to(scratch, console);
    try (scratch) {
      return work.apply(new Places(scratch, terms(cost.options()), spending.aside()));
    } catch (RuntimeException failed) {
      if (scratch.stopping()) {
        throw failed;
      }
      progress.clear();
      Settlement.leftovers(scratch, console);
      throw settlement.limitReached(scratch).orElseGet(() -> told(failed));
    } finally {
      signal.end();
    }
  }

  private RuntimeException told(RuntimeException failed) {
    return failed instanceof StowageException known
        ? CommandException.failedAt(progress.current(), known)
        : failed;
  }

  /** The places that are made in stores elsewhere; engines on this machine start one by one. */
  private Map<Store, Place> planned(Places places) {
    Map<Store, Place> planned = new LinkedHashMap<>();
    for (Store store : stores) {
      if (cost.options().aws() || store.url().namesAPlace()) {
        progress.prepare(store.text());
        planned.put(store, places.find(store.url()));
      }
    }
    return planned;
  }

  private static Place place(Store store, Map<Store, Place> planned, Places places) {
    return planned.containsKey(store)
        ? Objects.requireNonNull(planned.get(store))
        : places.find(store.url());
  }
}
