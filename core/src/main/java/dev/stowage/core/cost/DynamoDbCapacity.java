package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * How Amazon DynamoDB bills provisioned capacity.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "DynamoDB provisioned capacity mode". Capacity is
 * charged by the hour whether it is used or not. One unit serves one write a second of up to 1 KB,
 * or one strongly consistent read a second of up to 4 KB; what comes in bursts above that is
 * throttled, so that a single unit carries 17,280 writes a day only if they are spread out.
 */
public final class DynamoDbCapacity {

  /** Provisioned writes. */
  public static final UsageType WRITE =
      new UsageType("DynamoDB", "WriteCapacityUnit-Hrs", "WCU-hour");

  /** Provisioned reads. */
  public static final UsageType READ =
      new UsageType("DynamoDB", "ReadCapacityUnit-Hrs", "RCU-hour");

  private DynamoDbCapacity() {}

  /**
   * Returns what a provision of one kind of capacity is billed for by the month.
   *
   * @param type {@link #WRITE} or {@link #READ}
   * @param units how many units are provisioned, 0 or more
   * @return units times {@link BillingMonth#HOURS}
   */
  public static Tariff.Standing standing(UsageType type, long units) {
    return new Tariff.Standing(type, BillingMonth.HOURS.multiply(BigDecimal.valueOf(units)));
  }
}
