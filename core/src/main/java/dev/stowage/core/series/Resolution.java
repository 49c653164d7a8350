package dev.stowage.core.series;

/** The unit in which a layout counts time since 1970-01-01T00:00:00Z. */
public enum Resolution {
  /** Seconds, written {@code s}. */
  SECONDS("s", 1_000_000),
  /** Milliseconds, written {@code ms}. */
  MILLIS("ms", 1_000),
  /** Microseconds, written {@code us}. */
  MICROS("us", 1);

  private final String symbol;
  private final long micros;

  Resolution(String symbol, long micros) {
    this.symbol = symbol;
    this.micros = micros;
  }

  /**
   * Returns the symbol used in layout text.
   *
   * @return {@code s}, {@code ms} or {@code us}
   */
  public String symbol() {
    return symbol;
  }

  /**
   * Returns the length of one unit.
   *
   * @return microseconds
   */
  public long micros() {
    return micros;
  }
}
