package dev.stowage.testkit.local.timestream;

/**
 * Which times are read, and in which order.
 *
 * @param from the first nanosecond
 * @param last the last nanosecond
 * @param descending whether the last comes first
 * @param limit how many records at most
 */
record Span(long from, long last, boolean descending, long limit) {

  static final Span ALL = new Span(0, Long.MAX_VALUE, false, Long.MAX_VALUE);

  Span notBefore(long oldest) {
    return new Span(Math.max(from, oldest), last, descending, limit);
  }
}
