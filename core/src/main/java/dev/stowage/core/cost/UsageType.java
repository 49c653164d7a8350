package dev.stowage.core.cost;

import org.jspecify.annotations.Nullable;

/**
 * Something that is billed, named as in the AWS Price List without the region prefix.
 *
 * @param service the service, such as {@code DynamoDB}
 * @param name the usage type, such as {@code WriteRequestUnits}
 * @param unit what the quantity counts, such as {@code WRU} or {@code GB-Mo}
 */
public record UsageType(String service, String name, String unit) {

  /** DynamoDB on-demand writes, in units of 1,024 bytes. */
  public static final UsageType DYNAMODB_WRITE =
      new UsageType("DynamoDB", "WriteRequestUnits", "WRU");

  /** DynamoDB on-demand reads, in units of 4,096 bytes read with strong consistency. */
  public static final UsageType DYNAMODB_READ =
      new UsageType("DynamoDB", "ReadRequestUnits", "RRU");

  /** DynamoDB storage, averaged over the month. */
  public static final UsageType DYNAMODB_STORAGE =
      new UsageType("DynamoDB", "TimedStorage-ByteHrs", "GB-Mo");

  /** Electricity of a box of one's own. Not an AWS usage type. */
  public static final UsageType ELECTRICITY = new UsageType("SelfHosted", "Electricity", "kWh");

  /**
   * Returns the type as books match it: {@code WriteRequestUnits} for {@code
   * APS3-WriteRequestUnits}.
   *
   * @return the type without the region prefix of its name, or this one when it has none
   */
  public UsageType regionless() {
    return RateKey.regionless(this);
  }

  /** As of every record; written out, for linking a record's own holds up a function's start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UsageType that
        && service.equals(that.service)
        && name.equals(that.name)
        && unit.equals(that.unit);
  }

  /** Agrees with {@link #equals}. */
  @Override
  public int hashCode() {
    return 31 * (31 * service.hashCode() + name.hashCode()) + unit.hashCode();
  }
}
