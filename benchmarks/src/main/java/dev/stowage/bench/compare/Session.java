package dev.stowage.bench.compare;

import dev.stowage.bench.place.Scratch;
import dev.stowage.bench.workload.SimulatedClock;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Phase;
import java.util.function.LongSupplier;

/**
 * What one line's run is done with.
 *
 * @param meter counts what the store would bill
 * @param clock the time of the workload
 * @param progress is told how far it is
 * @param scratch tells whether the run was asked to stop
 */
record Session(Meter meter, SimulatedClock clock, Progress progress, Scratch scratch) {

  /** Returns the context of the store: its write ids are random, as they would be in service. */
  BackendContext context() {
    return context(BackendContext.system(meter).random());
  }

  /** Returns a context with a source of randomness of its own. */
  BackendContext context(LongSupplier random) {
    return new BackendContext(meter, clock, random);
  }

  /** Breaks off when the run was asked to stop, else tells how far it is. */
  void advance(Phase phase, long done, long total) {
    scratch.checkRunning();
    progress.advance(phase, done, total);
  }
}
