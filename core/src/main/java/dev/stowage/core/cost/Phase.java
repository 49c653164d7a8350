package dev.stowage.core.cost;

import java.util.Locale;

/** The part of a run during which something was used. */
public enum Phase {
  /** Making tables, buckets, schema, and defining series. */
  INIT,
  /** Writing the workload. */
  LOAD,
  /** Answering the workload's questions. */
  READ,
  /** Reading everything back to compare it. */
  VERIFY;

  /**
   * Returns the name used in reports.
   *
   * @return the lower-case name, such as {@code load}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
