package dev.stowage.bench.compare;

import dev.stowage.bench.place.Place;
import dev.stowage.bench.workload.AtRisk;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Phase;
import org.jspecify.annotations.Nullable;

/**
 * One store taken through the workload: set up, load, ask, read back and compare, measure. What
 * each part uses is metered under its own phase; measuring the footprint counts as reading back.
 *
 * <p>The store's clock shows the workload's time. It begins with the first day, goes with the
 * batches while they are loaded, with the dashboards while they are opened and with operations
 * while they are carried out, and stands still while everything is read back. So the reads that a
 * writing process is billed for over a day are metered too: one that forgets a series' definition
 * after a minute reads it once a minute. By this machine's clock, or one that stands still, those
 * reads would be missing or differ from run to run.
 */
final class LineRun {

  private final StoreLine line;
  private final Place place;
  private final Session session;
  private final BackendContext context;
  private final Exercise exercise;
  private @Nullable Footprint before;

  LineRun(StoreLine line, Place place, Work work, Session session) {
    this.line = line;
    this.place = place;
    this.session = session;
    this.context = session.context();
    this.exercise =
        Exercise.of(
            work, line, session, place.given() ? Roll.Others.MAY_BE_THERE : Roll.Others.NONE);
  }

  /** Runs the line. */
  LineResult run() {
    session.progress().begin(line, place.engine());
    place.follow(session.clock().instant());
    session.meter().enter(Phase.INIT);
    place.initialise(context);
    LineResult.Kept kept = write();
    try (Backend backend = place.open(context)) {
      session.meter().enter(Phase.VERIFY);
      Verification verification = exercise.verify(backend);
      Amount atRest = kept.footprint().physicalBytes() == null ? null : atRest(backend);
      LineResult result =
          new LineResult(
              line,
              place.engine(),
              new LineResult.Measured(kept, atRest, verification, session.meter().usage()));
      session.progress().end(result);
      return result;
    }
  }

  private LineResult.Kept write() {
    try (Backend backend = place.open(context)) {
      exercise.refuseTaken(backend);
      before = place.given() ? footprint(backend) : null;
      session.meter().enter(Phase.INIT);
      exercise.define(backend);
      AtRisk atRisk = exercise.perform(backend);
      place.settle();
      return new LineResult.Kept(added(backend), atRisk, backend.tariff());
    }
  }

  /** A store may have repacked what it holds when it was closed. */
  private @Nullable Amount atRest(Backend backend) {
    return added(backend).physicalBytes();
  }

  private Footprint added(Backend backend) {
    Footprint after = footprint(backend);
    return before == null ? after : Footprints.difference(after, before);
  }

  private Footprint footprint(Backend backend) {
    session.meter().enter(Phase.VERIFY);
    return backend.footprint();
  }
}
