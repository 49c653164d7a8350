package dev.stowage.core.cost;

/**
 * The most that a store carries at the price of its tariff.
 *
 * @param measure what is limited
 * @param most how much of it
 * @param what the limit in words, such as {@code 64 MiB in the object of a day}
 * @param source who says so
 */
public record Limit(Measure measure, long most, String what, String source) {

  /** What a limit is a limit of. */
  public enum Measure {
    /** Write units a second, of each series. */
    WRITE_UNITS_OF_A_SERIES,
    /** Adds a second, to each counter. */
    ADDS_OF_A_COUNTER,
    /** Write units a second, of all that is stored. */
    WRITE_UNITS,
    /** Appends and other writes a second, of all that is stored. */
    APPENDS,
    /** Encoded bytes of one series and UTC day, which an append rewrites as a whole. */
    BYTES_OF_A_DAY,
    /** Billed bytes at the end of the first month. */
    BYTES_KEPT
  }
}
