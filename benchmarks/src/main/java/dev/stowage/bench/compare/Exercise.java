package dev.stowage.bench.compare;

import dev.stowage.bench.place.Places;
import dev.stowage.bench.workload.AtRisk;
import dev.stowage.core.backend.Backend;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;

/** What is done to the store of one line. Made anew for each line, and called in this order. */
interface Exercise {

  /** Returns the exercise of a line. */
  static Exercise of(Work work, StoreLine line, Session session, Roll.Others others) {
    return work instanceof RecordsWork records
        ? new RecordsExercise(records.workload(), line, session, others)
        : new ReadingsExercise((ReadingsWork) work, line, session);
  }

  /**
   * Refuses a store that holds something of the workload already.
   *
   * @throws StowageException CONFLICT, naming it
   */
  void refuseTaken(Backend backend);

  /** Prepares the store; metered by the caller as setting up. */
  void define(Backend backend);

  /** Writes and asks, and meters each in its phase; returns what waited outside the store. */
  AtRisk perform(Backend backend);

  /** Reads everything back and compares it; metered by the caller. */
  Verification verify(Backend backend);

  /** Sees an opened store as one that offers something, which {@link Places#check} made sure of. */
  static <B extends Backend> B as(Class<B> port, Backend backend) {
    if (!port.isInstance(backend)) {
      throw new IllegalStateException(backend.getClass() + " is no " + port);
    }
    return port.cast(backend);
  }

  /** Returns the refusal of a store that holds something of the workload already. */
  static StowageException taken(StoreLine line, String what) {
    return new StowageException(
        ErrorKind.CONFLICT,
        "compare",
        line.text(),
        what + " is there already and was left as it is; name a place without it");
  }
}
