package dev.stowage.http.readings;

import dev.stowage.core.series.Readings;

/**
 * Readings that came from outside.
 *
 * @param readings in the order in which they came
 * @param rounded how many values were not on the grid of their field and were rounded to it
 */
public record ReceivedReadings(Readings readings, long rounded) {}
