package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * How AWS Lambda bills.
 *
 * <p>Source: AWS Lambda pricing. Duration is rounded up to whole milliseconds for each invocation,
 * so it is passed in whole milliseconds; since 1 August 2025 that includes the INIT phase. Memory
 * above 512 MB of {@code /tmp} is billed apart, and so is what a streamed answer has above 6 MB.
 * SnapStart is free for the managed Java runtimes.
 */
public final class LambdaRules {

  /** Invocations. */
  public static final UsageType REQUESTS = new UsageType("Lambda", "Request", "request");

  /** Memory over time, on x86. */
  public static final UsageType DURATION = new UsageType("Lambda", "Lambda-GB-Second", "GB-s");

  /** Ephemeral storage above 512 MB over time. */
  public static final UsageType EPHEMERAL =
      new UsageType("Lambda", "Lambda-Storage-GB-Second", "GB-s");

  /** Bytes of streamed answers above 6 MB each. The name is ours. */
  public static final UsageType STREAMED = new UsageType("Lambda", "Response-Streaming", "GB");

  private static final long FREE_EPHEMERAL_MB = 512;
  private static final long FREE_STREAMED_BYTES = 6L << 20;
  private static final BigDecimal MS_MB_OF_A_GB_SECOND = BigDecimal.valueOf(1000L * 1024);

  private LambdaRules() {}

  /**
   * Returns the duration that invocations are billed.
   *
   * @param invocations how many, 0 or more
   * @param milliseconds billed milliseconds of each, 0 or more
   * @param memoryMb configured memory, in MB of which 1,024 are a GB
   * @return gigabyte-seconds, exact
   */
  public static BigDecimal gigabyteSeconds(long invocations, long milliseconds, long memoryMb) {
    return BigDecimal.valueOf(invocations)
        .multiply(BigDecimal.valueOf(milliseconds))
        .multiply(BigDecimal.valueOf(memoryMb))
        .divide(MS_MB_OF_A_GB_SECOND);
  }

  /**
   * Returns the ephemeral storage that invocations are billed: what is above 512 MB.
   *
   * @param invocations how many, 0 or more
   * @param milliseconds billed milliseconds of each, 0 or more
   * @param ephemeralMb configured size of {@code /tmp} in MB
   * @return gigabyte-seconds, exact
   */
  public static BigDecimal ephemeralGigabyteSeconds(
      long invocations, long milliseconds, long ephemeralMb) {
    return gigabyteSeconds(invocations, milliseconds, Math.max(0, ephemeralMb - FREE_EPHEMERAL_MB));
  }

  /**
   * Returns what streamed answers are billed: what each has above 6 MB.
   *
   * @param answers how many, 0 or more
   * @param bytes the size of each
   * @return gigabytes, exact
   */
  public static BigDecimal streamedGigabytes(long answers, long bytes) {
    long billed = Math.max(0, bytes - FREE_STREAMED_BYTES);
    return BillingMonth.gigabytes(BigDecimal.valueOf(answers).multiply(BigDecimal.valueOf(billed)));
  }
}
