package dev.stowage.bench.compare;

import dev.stowage.bench.workload.AtRisk;
import dev.stowage.bench.workload.HandOver;
import dev.stowage.bench.workload.SimulatedClock;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * One store taken through the workload: set up, load, ask, read back and compare, measure. What
 * each part uses is metered under its own phase; measuring the footprint counts as reading back.
 *
 * <p>The store's clock shows the workload's time. It begins with the first day, goes with the
 * batches while they are loaded and with the dashboards while they are opened, and stands still
 * while readings are read back. So the reads that a writing process is billed for over a day are
 * metered too: one that forgets a series' definition after a minute reads it once a minute. By this
 * machine's clock, or one that stands still, those reads would be missing or differ from run to
 * run.
 */
final class LineRun {

  private final StoreLine line;
  private final Place place;
  private final Comparison.Plan plan;
  private final Scratch scratch;
  private final Meter meter = new Meter();
  private final SimulatedClock clock;
  private final BackendContext context;
  private @Nullable Footprint before;

  LineRun(StoreLine line, Place place, Comparison.Plan plan, Scratch scratch) {
    this.line = line;
    this.place = place;
    this.plan = plan;
    this.scratch = scratch;
    this.clock = new SimulatedClock(plan.workload().days().get(0), place::follow);
    this.context = new BackendContext(meter, clock, BackendContext.system(meter).random());
  }

  /** Runs the line. */
  LineResult run(Progress progress) {
    progress.begin(line, place.engine());
    place.follow(clock.instant());
    meter.enter(Phase.INIT);
    place.initialise(context);
    LineResult.Kept kept = write(progress);
    try (OffersSeries backend = place.open(context)) {
      Verification verification = verify(backend.series(), progress);
      Amount atRest = kept.footprint().physicalBytes() == null ? null : atRest(backend);
      LineResult result =
          new LineResult(
              line,
              place.engine(),
              new LineResult.Measured(kept, atRest, verification, meter.usage()));
      progress.end(result);
      return result;
    }
  }

  private LineResult.Kept write(Progress progress) {
    try (OffersSeries backend = place.open(context)) {
      refuseTaken(backend.series());
      before = place.given() ? footprint(backend) : null;
      meter.enter(Phase.INIT);
      plan.workload().series().forEach(backend.series()::define);
      AtRisk atRisk = load(backend.series(), progress);
      ask(backend.series(), progress);
      place.settle();
      return new LineResult.Kept(added(backend), atRisk, backend.tariff());
    }
  }

  private void refuseTaken(SeriesStore store) {
    for (Series series : plan.workload().series()) {
      if (store.find(series.name()).isPresent()) {
        throw new StowageException(
            ErrorKind.CONFLICT,
            "compare",
            line.text(),
            "the series "
                + series.name()
                + " is there already and was left as it is; name a place without it");
      }
    }
  }

  private AtRisk load(SeriesStore store, Progress progress) {
    meter.enter(Phase.LOAD);
    Workload workload = plan.workload();
    long[] done = {0};
    HandOver handOver =
        new HandOver(
            workload.series(),
            line.batching(),
            clock,
            (series, batch) -> {
              scratch.checkRunning();
              store.append(series, batch);
              done[0] += batch.size();
              progress.advance(Phase.LOAD, done[0], workload.readings());
            });
    workload.replay(handOver);
    handOver.finish();
    clock.finishDay();
    return handOver.atRisk();
  }

  private void ask(SeriesStore store, Progress progress) {
    meter.enter(Phase.READ);
    Dashboards dashboards = new Dashboards(store, plan.workload(), plan.dashboardsPerDay(), clock);
    dashboards.openAll(
        opened -> {
          scratch.checkRunning();
          progress.advance(Phase.READ, opened, dashboards.count());
        });
  }

  private Verification verify(SeriesStore store, Progress progress) {
    meter.enter(Phase.VERIFY);
    long total = plan.workload().readings();
    return new Verifier(
            store,
            plan.workload(),
            compared -> {
              scratch.checkRunning();
              progress.advance(Phase.VERIFY, compared, total);
            })
        .verify();
  }

  /** A store may have repacked what it holds when it was closed. */
  private @Nullable Amount atRest(OffersSeries backend) {
    return added(backend).physicalBytes();
  }

  private Footprint added(OffersSeries backend) {
    Footprint after = footprint(backend);
    return before == null ? after : Footprints.difference(after, before);
  }

  private Footprint footprint(OffersSeries backend) {
    meter.enter(Phase.VERIFY);
    return backend.footprint();
  }
}
