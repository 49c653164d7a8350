package dev.stowage.core.cost;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How Amazon Timestream for LiveAnalytics bills writes and the magnetic store.
 *
 * <p>Source: Amazon Timestream Developer Guide, "Metering and cost optimization" (writes, storage).
 * A request is rounded up to whole KiB once, over its common attributes and all its records. That
 * page's example of common attributes (52 + 27 bytes) contradicts its own 83-byte event (49 + 34),
 * so sizes follow the event. Magnetic storage has a minimum of 100 GB for each account and region,
 * which older copies of the pricing page did not know.
 */
public final class TimestreamRules {

  /** Writes of 1 KiB. */
  public static final UsageType WRITES =
      new UsageType("Timestream LiveAnalytics", "DataIngestion-Bytes", "write");

  /** Magnetic storage, averaged over the month. */
  public static final UsageType MAGNETIC_STORAGE =
      new UsageType("Timestream LiveAnalytics", "MagneticStore-ByteHrs", "GB-Mo");

  /** Bytes of a time, a bigint or a double. */
  public static final int WORD_BYTES = 8;

  private static final long KIB = 1024;

  private TimestreamRules() {}

  /**
   * Returns the size of a record: 8 bytes of time, each dimension's name and value, each measure's
   * name and value.
   *
   * @param dimensions dimension values by name; UTF-8 bytes count
   * @param measures bytes of each measure's value by its name: 1 for a boolean, 8 for a bigint or
   *     double, the UTF-8 length for a varchar
   * @return bytes
   */
  public static long recordBytes(Map<String, String> dimensions, Map<String, Integer> measures) {
    long bytes = WORD_BYTES;
    for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
      bytes += utf8(dimension.getKey()) + utf8(dimension.getValue());
    }
    for (Map.Entry<String, Integer> measure : measures.entrySet()) {
      bytes += utf8(measure.getKey()) + measure.getValue();
    }
    return bytes;
  }

  /**
   * Returns how many writes a request is billed.
   *
   * @param requestBytes common attributes and all records together, more than 0
   * @return whole KiB, rounded up
   */
  public static long writes(long requestBytes) {
    return (requestBytes + KIB - 1) / KIB;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
