package dev.stowage.core.series;

/** What becomes of the readings of one bucket, field by field. */
public enum Aggregate {
  /** The mean, rounded half-even to the grid of the field. */
  AVG,
  /** The lowest value. */
  MIN,
  /** The highest value. */
  MAX,
  /** The value of the last reading. */
  LAST
}
