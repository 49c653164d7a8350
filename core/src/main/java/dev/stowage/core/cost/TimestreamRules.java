package dev.stowage.core.cost;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * How Amazon Timestream for LiveAnalytics bills writes, both stores and queries.
 *
 * <p>Source: Amazon Timestream Developer Guide, "Metering and cost optimization" (writes, storage)
 * and "Timestream Compute Unit". A request is rounded up to whole KiB once, over its common
 * attributes and all its records. That page's example of common attributes (52 + 27 bytes)
 * contradicts its own 83-byte event (49 + 34), so sizes follow the event. Magnetic storage has a
 * minimum of 100 GB for each account and region, which older copies of the pricing page did not
 * know.
 */
public final class TimestreamRules {

  /** Writes of 1 KiB. */
  public static final UsageType WRITES =
      new UsageType("Timestream LiveAnalytics", "DataIngestion-Bytes", "write");

  /** Magnetic storage, averaged over the month. */
  public static final UsageType MAGNETIC_STORAGE =
      new UsageType("Timestream LiveAnalytics", "MagneticStore-ByteHrs", "GB-Mo");

  /** The memory store, by the hour. */
  public static final UsageType MEMORY_STORAGE =
      new UsageType("Timestream LiveAnalytics", "MemoryStore-ByteHrs", "GB-hour");

  /** Queries, by compute units and their time, as accounts pay since 29 April 2024. */
  public static final UsageType QUERIES =
      new UsageType("Timestream LiveAnalytics", "TCU-Hours", "TCU-hour");

  /** Bytes of a time, a bigint or a double. */
  public static final int WORD_BYTES = 8;

  /** The least time that compute units are billed for once a query begins. */
  public static final Duration LEAST_QUERY_TIME = Duration.ofSeconds(30);

  private static final long KIB = 1024;
  private static final BigDecimal LEAST_UNITS = BigDecimal.valueOf(4);
  private static final BigDecimal NANOS_PER_HOUR = BigDecimal.valueOf(3_600_000_000_000L);

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

  /**
   * Returns what records are billed for their time in the memory store.
   *
   * @param bytes their sizes, added
   * @param hours how long they stay there
   * @return gigabyte-hours; exact
   */
  public static BigDecimal memoryGigabyteHours(long bytes, long hours) {
    return BillingMonth.gigabytes(BigDecimal.valueOf(bytes).multiply(BigDecimal.valueOf(hours)));
  }

  /**
   * Returns what queries are billed that keep the least number of compute units, 4, busy. Units are
   * billed by the second from when they begin, for at least {@link #LEAST_QUERY_TIME}; queries of
   * that time share them.
   *
   * @param busy how long
   * @return compute unit hours, to 34 digits
   */
  public static BigDecimal queryHours(Duration busy) {
    return LEAST_UNITS
        .multiply(BigDecimal.valueOf(busy.toNanos()))
        .divide(NANOS_PER_HOUR, BillingMonth.DIGITS);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
