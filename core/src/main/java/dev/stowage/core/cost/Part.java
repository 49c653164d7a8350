package dev.stowage.core.cost;

import java.util.Locale;

/** The part of a bill that a line belongs to, in the order of a bill. */
public enum Part {
  /** Used while tables, buckets and series were made. */
  INIT,
  /** Used to write the workload. */
  LOAD,
  /** Used to answer the workload's questions. */
  READ,
  /** Used to read everything back for comparison. */
  VERIFY,
  /** Bytes kept, averaged over the month. */
  STORAGE,
  /** What is missing between a quantity and the least that is billed of it. */
  MINIMUM,
  /** Charged although nothing is stored or asked. */
  IDLE,
  /** What stands before the store; in no sum of the store's own. */
  FRONT_DOOR;

  /**
   * Returns the part that a phase's usage is billed in.
   *
   * @param phase a phase of a run
   * @return the part of the same name
   */
  public static Part of(Phase phase) {
    return switch (phase) {
      case INIT -> INIT;
      case LOAD -> LOAD;
      case READ -> READ;
      case VERIFY -> VERIFY;
    };
  }

  /**
   * Returns the name used in reports.
   *
   * @return the lower-case name, such as {@code storage}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
