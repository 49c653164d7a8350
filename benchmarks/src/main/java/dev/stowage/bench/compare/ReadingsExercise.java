package dev.stowage.bench.compare;

import dev.stowage.bench.workload.AtRisk;
import dev.stowage.bench.workload.HandOver;
import dev.stowage.bench.workload.Workload;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;

/** Loads readings in batches, opens dashboards, and reads every reading back. */
final class ReadingsExercise implements Exercise {

  private final ReadingsWork work;
  private final Workload workload;
  private final StoreLine line;
  private final Session session;

  ReadingsExercise(ReadingsWork work, StoreLine line, Session session) {
    this.work = work;
    this.workload = work.workload();
    this.line = line;
    this.session = session;
  }

  @Override
  public void refuseTaken(Backend backend) {
    for (Series series : workload.series()) {
      if (store(backend).find(series.name()).isPresent()) {
        throw Exercise.taken(line, "the series " + series.name());
      }
    }
  }

  @Override
  public void define(Backend backend) {
    workload.series().forEach(store(backend)::define);
  }

  @Override
  public AtRisk perform(Backend backend) {
    AtRisk atRisk = load(store(backend));
    ask(store(backend));
    return atRisk;
  }

  private AtRisk load(SeriesStore store) {
    session.meter().enter(Phase.LOAD);
    long[] done = {0};
    HandOver handOver =
        new HandOver(
            workload.series(),
            line.batching(),
            session.clock(),
            (series, batch) -> {
              session.scratch().checkRunning();
              store.append(series, batch);
              done[0] += batch.size();
              session.progress().advance(Phase.LOAD, done[0], workload.readings());
            });
    workload.replay(handOver);
    handOver.finish();
    session.clock().finishDay();
    return handOver.atRisk();
  }

  private void ask(SeriesStore store) {
    session.meter().enter(Phase.READ);
    Dashboards dashboards =
        new Dashboards(store, workload, work.dashboardsPerDay(), session.clock());
    dashboards.openAll(opened -> session.advance(Phase.READ, opened, dashboards.count()));
  }

  @Override
  public Verification verify(Backend backend) {
    return new Verifier(
            store(backend),
            workload,
            compared -> session.advance(Phase.VERIFY, compared, workload.readings()))
        .verify();
  }

  private static SeriesStore store(Backend backend) {
    return Exercise.as(OffersSeries.class, backend).series();
  }
}
