package dev.stowage.bench.conformance;

import dev.stowage.bench.conformance.Conformance.Manner;
import dev.stowage.bench.conformance.Conformance.Store;
import dev.stowage.bench.place.Place;
import dev.stowage.bench.spend.Spending;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreTraits.ReadAfterWrite;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One store: set up, reached once, then held to the rules of each port that it offers, one port
 * after another in their order, so that what each port uses is known.
 */
final class StoreRun {

  private final Store store;
  private final Place place;
  private final Manner how;
  private final Spending spending;
  private final Meter meter;
  private final BackendContext context;

  /**
   * Takes a store.
   *
   * @param store what is run
   * @param place where it lies
   * @param how rules are run
   * @param spending counts what is used, and ends the run
   */
  StoreRun(Store store, Place place, Manner how, Spending spending) {
    this.store = store;
    this.place = place;
    this.how = how;
    this.spending = spending;
    this.meter = spending.meter();
    this.context = BackendContext.system(meter);
  }

  StoreResult run(Progress progress) {
    meter.enter(Phase.INIT);
    place.initialise(context);
    try (Backend backend = place.open(context)) {
      List<Port> offered =
          Arrays.stream(Port.values()).filter(port -> port.type().isInstance(backend)).toList();
      // What is wrong with the place or its credentials shows here, once, and not in every rule.
      offered.stream().filter(store.ports()::contains).findFirst().ifPresent(p -> p.touch(backend));
      progress.begin(place.engine());
      StoreResult result =
          new StoreResult(
              new StoreResult.Ran(store, place.engine(), place.what()),
              backend.traits(),
              ports(backend, offered, progress),
              meter.usage());
      progress.end(result);
      return result;
    }
  }

  private List<PortResult> ports(Backend backend, List<Port> offered, Progress progress) {
    SuiteRun suites = new SuiteRun(subject(backend), how.atOnce(), how.patience());
    meter.enter(Phase.VERIFY);
    List<PortResult> results = new ArrayList<>();
    for (Port port : Port.values()) {
      List<Usage> before = meter.usage();
      List<RuleResult> rules =
          offered.contains(port) && store.ports().contains(port)
              ? suites.of(
                  port, spending::check, (done, total) -> progress.advance(port, done, total))
              : List.of();
      results.add(
          new PortResult(
              port, offered.contains(port), rules, UsedSince.difference(meter.usage(), before)));
    }
    return results;
  }

  private Subject subject(Backend backend) {
    boolean showsLater = backend.traits().readAfterWrite() == ReadAfterWrite.EVENTUAL;
    return new Subject(
        backend,
        time -> place.open(new BackendContext(meter, time, context.random())),
        showsLater && place.movedClock().isEmpty() ? this::waitForReads : place::settle,
        place.movedClock().orElseGet(InstantSource::system));
  }

  private void waitForReads() {
    Duration settling = how.settling();
    try {
      TimeUnit.NANOSECONDS.sleep(settling.toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
