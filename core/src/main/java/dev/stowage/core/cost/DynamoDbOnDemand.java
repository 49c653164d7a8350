package dev.stowage.core.cost;

import java.util.List;

/**
 * What an on-demand table of Amazon DynamoDB is billed for by the month, and how much it carries.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Best practices for designing and using partition
 * keys effectively": a partition takes 1,000 write units a second. DynamoDB splits a busy partition
 * by sort key, but readings of a series come in the order of that key, so that all of them go to
 * the last part. The same guide, "Quotas in Amazon DynamoDB": 40,000 write units a second for a
 * table unless AWS is asked for more.
 */
public final class DynamoDbOnDemand {

  private static final String GUIDE = "Amazon DynamoDB Developer Guide, ";

  private static final Limit PARTITION =
      new Limit(
          Limit.Measure.WRITE_UNITS_OF_A_SERIES,
          1_000,
          "1,000 write units a second on the partition of a series",
          GUIDE + "\"Best practices for designing and using partition keys effectively\"");

  private static final Limit COUNTER =
      new Limit(
          Limit.Measure.ADDS_OF_A_COUNTER,
          1_000,
          "1,000 write units a second on the partition of a counter",
          GUIDE + "\"Best practices for designing and using partition keys effectively\"");

  private static final Limit TABLE =
      new Limit(
          Limit.Measure.WRITE_UNITS,
          40_000,
          "40,000 write units a second on a table, by default",
          GUIDE + "\"Quotas in Amazon DynamoDB\"");

  private DynamoDbOnDemand() {}

  /**
   * Returns the tariff of a table in which each series, link, paste and counter has a partition key
   * of its own.
   *
   * @return storage by the gigabyte, nothing standing, and what partitions and tables carry
   */
  public static Tariff tariff() {
    return new Tariff(UsageType.DYNAMODB_STORAGE, List.of(), List.of(PARTITION, COUNTER, TABLE));
  }
}
