package dev.stowage.bench.place;

/** Where the stores of a run may lie, and what becomes of what is put there. */
public enum Terms {
  /**
   * A place that is named keeps what is written to it. A service of AWS must be on this machine, so
   * that nobody sends a bill.
   */
  KEEP,
  /**
   * A place that is named gets a namespace of the run's own, which is removed afterwards. A service
   * of AWS must be on this machine.
   */
  REMOVE,
  /**
   * As {@link #REMOVE}, and services of AWS may be anywhere. Where no place is named, one is made
   * in the service itself instead of a local engine.
   */
  REMOVE_FROM_AWS,
  /**
   * As {@link #REMOVE_FROM_AWS}, but a local engine plays each service of AWS, named or not: places
   * are made there and removed as they would be in the service.
   */
  REHEARSE
}
