package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.List;

/**
 * What a run of a workload over one store came to.
 *
 * @param count how many readings were written, or operations carried out, at least 1
 * @param days how many days of the workload they stand for, at least 1
 * @param usage what the meter counted, all phases
 * @param billedBytes what storage is charged for after the run, before minimums
 * @param still how many of these bytes are there once and for all, such as those of counters, and
 *     do not come anew each day
 */
public record MeasuredRun(long count, int days, List<Usage> usage, Amount billedBytes, long still) {

  /**
   * Copies the list and checks the numbers.
   *
   * @throws StowageException INVALID for a run without days, or in which nothing happened
   */
  public MeasuredRun {
    if (count < 1 || days < 1) {
      throw new StowageException(
          ErrorKind.INVALID,
          "project",
          "",
          count
              + " readings or operations in "
              + days
              + " days; a month follows from at least 1 of each");
    }
    usage = List.copyOf(usage);
  }

  /**
   * Makes a run after which all that is stored comes anew each day.
   *
   * @param count how many readings were written, or operations carried out, at least 1
   * @param days how many days of the workload they stand for, at least 1
   * @param usage what the meter counted, all phases
   * @param billedBytes what storage is charged for after the run, before minimums
   */
  public MeasuredRun(long count, int days, List<Usage> usage, Amount billedBytes) {
    this(count, days, usage, billedBytes, 0);
  }

  /** Returns the bytes that come anew each day, of all days of the run together. */
  long growing() {
    return Math.max(0, billedBytes.value() - still);
  }
}
