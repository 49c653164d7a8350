package dev.stowage.bench.compare;

import dev.stowage.bench.records.Act;
import org.jspecify.annotations.Nullable;

/** Uses one kind of records in one opened store. */
interface RecordUse {

  /** Names a record of the workload that is there before it begins; null when none is. */
  @Nullable String taken();

  /** Carries an operation out; returns what was wrong with the answer, null when nothing was. */
  @Nullable String perform(Act act);

  /**
   * Asks for every record that was ever made, then for the list.
   *
   * @param step is called after each record
   * @return how many records are there as they should be, and the first difference
   */
  Verification verify(Runnable step);
}
