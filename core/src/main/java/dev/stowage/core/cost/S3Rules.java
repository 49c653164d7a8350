package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * How Amazon S3 Standard bills.
 *
 * <p>Source: Amazon S3 User Guide, "Understanding your AWS billing and usage reports for Amazon
 * S3", and Amazon S3 FAQs, "Billing". Data and metadata both count as storage. A conditional
 * request that fails (412) is billed like one that succeeds.
 */
public final class S3Rules {

  /** Storage in S3 Standard, averaged over the month. */
  public static final UsageType STORAGE = new UsageType("S3", "TimedStorage-ByteHrs", "GB-Mo");

  /** Requests of the dear class: what writes, copies or lists. */
  public static final UsageType TIER1 = new UsageType("S3", "Requests-Tier1", "request");

  /** Requests of the cheap class: what reads, and all that is in no other class. */
  public static final UsageType TIER2 = new UsageType("S3", "Requests-Tier2", "request");

  /** Requests that are free. The name is ours; the Price List has none. */
  public static final UsageType FREE = new UsageType("S3", "Requests-Delete", "request");

  private S3Rules() {}

  /** A kind of request. */
  public enum Request {
    /** PutObject, and each part of a multipart upload. */
    PUT,
    /** CopyObject. */
    COPY,
    /** POST, such as the start and the completion of a multipart upload. */
    POST,
    /** ListObjects and its kin. */
    LIST,
    /** GetObject. */
    GET,
    /** SelectObjectContent. */
    SELECT,
    /** HeadObject, HeadBucket. */
    HEAD,
    /** Whatever has no class of its own. */
    OTHER,
    /** DeleteObject, DeleteObjects. */
    DELETE,
    /** AbortMultipartUpload. */
    CANCEL;

    /**
     * Returns what one request of this kind is billed as.
     *
     * @return the usage type of its class
     */
    public UsageType type() {
      return switch (this) {
        case PUT, COPY, POST, LIST -> TIER1;
        case GET, SELECT, HEAD, OTHER -> TIER2;
        case DELETE, CANCEL -> FREE;
      };
    }
  }

  /**
   * Converts what S3 measures into what it bills.
   *
   * @param byteHours the sum over objects of bytes times hours kept
   * @param hoursOfTheMonth hours of that calendar month: 744 where it has 31 days
   * @return gigabyte-months, to 34 digits
   */
  public static BigDecimal gigabyteMonths(BigDecimal byteHours, int hoursOfTheMonth) {
    return BillingMonth.gigabytes(byteHours)
        .divide(BigDecimal.valueOf(hoursOfTheMonth), BillingMonth.DIGITS);
  }
}
