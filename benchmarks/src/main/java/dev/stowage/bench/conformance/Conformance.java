package dev.stowage.bench.conformance;

import dev.stowage.bench.place.Place;
import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.spend.Spending;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.error.StowageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Holds stores to the promises of their ports, one store after another. */
public final class Conformance {

  /**
   * What is run.
   *
   * @param stores the stores, in the order of the report
   * @param how what is the same for all of them
   */
  public record Plan(List<Store> stores, Manner how) {

    /** Copies the list. */
    public Plan {
      stores = List.copyOf(stores);
    }
  }

  /**
   * A store and what is asked of it.
   *
   * @param text its URL as it was given
   * @param url the same in its parts
   * @param ports the ports to run, where the store offers them
   */
  public record Store(String text, StoreUrl url, Set<Port> ports) {

    /** Copies the set. */
    public Store {
      ports = Set.copyOf(ports);
    }
  }

  /**
   * How rules are run.
   *
   * @param settling how long a store that shows only later what was written is given each time
   * @param atOnce how many rules run at once
   * @param patience how long one rule may take
   */
  public record Manner(Duration settling, int atOnce, Duration patience) {}

  private final Plan plan;
  private final Spending spending;
  private final Progress progress;
  private final List<StoreResult> finished = new ArrayList<>();

  /**
   * Takes a plan.
   *
   * @param plan the stores, each of which {@link dev.stowage.bench.place.Places#check} accepted
   * @param spending counts what is used, and ends the run
   * @param progress is told how far it is
   */
  public Conformance(Plan plan, Spending spending, Progress progress) {
    this.plan = plan;
    this.spending = spending;
    this.progress = progress;
  }

  /**
   * Runs every store. A rule that fails is a result, not an error.
   *
   * @param places finds the place of a store, which is removed when the store is done
   * @param scratch keeps what is made on the way; closed by the caller
   * @return a result for each store, in their order
   * @throws StowageException when a store cannot be set up, opened or read at all
   * @throws Scratch.Stopped when the run was asked to stop
   * @throws dev.stowage.bench.spend.SpendingLimit.Reached when it has cost as much as it may
   */
  public List<StoreResult> run(Function<Store, Place> places, Scratch scratch) {
    List<Store> left = new ArrayList<>(plan.stores());
    for (Store store : plan.stores()) {
      left.remove(store);
      progress.prepare(store.text());
      finished.add(run(store, places));
      String scheme = store.url().scheme();
      if (left.stream().noneMatch(other -> other.url().scheme().equals(scheme))) {
        scratch.endEngine(scheme);
      }
    }
    return finished();
  }

  /**
   * Returns what came of the stores that are done, also where the run ended before the others.
   *
   * @return a result for each of the first stores, in their order
   */
  public List<StoreResult> finished() {
    return List.copyOf(finished);
  }

  private StoreResult run(Store store, Function<Store, Place> places) {
    List<Usage> before = spending.asideUsage();
    StoreResult result;
    try (Place place = places.apply(store)) {
      result = new StoreRun(store, place, plan.how(), spending).run(progress);
    } catch (StowageException failed) {
      // What fails after a stop is its consequence: the keyboard's signal reaches engines too.
      spending.check();
      throw failed;
    }
    return result.using(UsedSince.difference(spending.asideUsage(), before));
  }
}
