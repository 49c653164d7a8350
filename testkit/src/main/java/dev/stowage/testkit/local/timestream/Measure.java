package dev.stowage.testkit.local.timestream;

/**
 * A measured value.
 *
 * @param type its type, not MULTI
 * @param value a Long, Double, String or Boolean
 */
record Measure(MeasureType type, Object value) {}
