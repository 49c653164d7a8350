package dev.stowage.core.cost;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a month is, and what a gigabyte is, on a bill.
 *
 * <p>What is used by the day is taken 30.4375 times (365.25 / 12). What is charged by the hour is
 * taken 730 times, as the AWS calculators do; the real 30.4375 days are 730.5 hours, and the free
 * band of provisioned DynamoDB is cut for 744. A gigabyte is 2^30 bytes, as in the S3 examples and
 * the DynamoDB limits page. Storage grows evenly from nothing, so that month n holds on average n -
 * 1/2 months of what arrives.
 */
public final class BillingMonth {

  /** Days of a month: 365.25 / 12. */
  public static final BigDecimal DAYS = new BigDecimal("30.4375");

  /** Hours that a month is billed for. */
  public static final BigDecimal HOURS = new BigDecimal("730");

  /** Bytes of a gigabyte: 2^30. */
  public static final BigDecimal GIGABYTE = BigDecimal.valueOf(1L << 30);

  /** Precision of a division that does not end: 34 digits. */
  static final MathContext DIGITS = MathContext.DECIMAL128;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private BillingMonth() {}

  /**
   * Converts bytes.
   *
   * @param bytes how many, 0 or more
   * @return the same in gigabytes of 2^30 bytes; exact
   */
  public static BigDecimal gigabytes(BigDecimal bytes) {
    return bytes.divide(GIGABYTE);
  }

  /**
   * Returns what storage is billed for in a month in which it grows evenly.
   *
   * @param bytesPerDay how many bytes are added each day
   * @param month which month since it was empty, from 1
   * @return gigabyte-months: the average of the month; exact
   * @throws StowageException INVALID when the month is below 1
   */
  public static BigDecimal averageGigabytes(BigDecimal bytesPerDay, int month) {
    if (month < 1) {
      throw new StowageException(
          ErrorKind.INVALID, "project", "", "month " + month + "; months are counted from 1");
    }
    BigDecimal months = BigDecimal.valueOf(month).subtract(HALF);
    return gigabytes(bytesPerDay.multiply(DAYS).multiply(months));
  }
}
