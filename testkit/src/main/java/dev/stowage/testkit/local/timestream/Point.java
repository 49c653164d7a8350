package dev.stowage.testkit.local.timestream;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A record of a request, common attributes merged in.
 *
 * @param series dimensions and measure name
 * @param nanos nanoseconds since 1970
 * @param version 1 or more
 * @param measures values by column name
 */
record Point(SeriesKey series, long nanos, long version, Map<String, Measure> measures) {

  /** The most that a record may be. */
  static final int MAX_BYTES = 2048;

  private static final int WORD = 8;

  Point {
    measures = Map.copyOf(measures);
  }

  /** The size of the record, as the quotas and the bill count it. */
  int bytes() {
    int bytes = WORD + utf8(series.measureName());
    for (Map.Entry<String, String> dimension : series.dimensions().entrySet()) {
      bytes += utf8(dimension.getKey()) + utf8(dimension.getValue());
    }
    for (Map.Entry<String, Measure> measure : measures.entrySet()) {
      bytes += utf8(measure.getKey()) + bytes(measure.getValue());
    }
    return bytes;
  }

  private static int bytes(Measure measure) {
    return switch (measure.type()) {
      case BOOLEAN -> 1;
      case VARCHAR -> utf8(measure.value().toString());
      default -> WORD;
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
