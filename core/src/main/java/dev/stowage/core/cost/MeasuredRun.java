package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.List;

/**
 * What a run of a workload over one store came to.
 *
 * @param readings how many readings were written, at least 1
 * @param days how many days of the workload they stand for, at least 1
 * @param usage what the meter counted, all phases
 * @param billedBytes what storage is charged for after the run, before minimums
 */
public record MeasuredRun(long readings, int days, List<Usage> usage, Amount billedBytes) {

  /** Copies the list and refuses a run without readings or days. */
  public MeasuredRun {
    if (readings < 1 || days < 1) {
      throw new StowageException(
          ErrorKind.INVALID,
          "project",
          "",
          readings + " readings in " + days + " days; a month follows from at least 1 of each");
    }
    usage = List.copyOf(usage);
  }
}
