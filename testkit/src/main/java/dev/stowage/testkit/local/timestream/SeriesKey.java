package dev.stowage.testkit.local.timestream;

import java.util.Map;

/**
 * What a record shares with the others of its time series.
 *
 * @param dimensions values by name
 * @param measureName the measure name
 */
record SeriesKey(Map<String, String> dimensions, String measureName) {

  SeriesKey {
    dimensions = Map.copyOf(dimensions);
  }
}
