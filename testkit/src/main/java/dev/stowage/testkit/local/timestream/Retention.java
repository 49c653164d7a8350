package dev.stowage.testkit.local.timestream;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a table keeps what, and which times it takes.
 *
 * @param memory how long a record stays in the memory store, by its time
 * @param magnetic how long after that it is kept
 * @param lateData whether records older than the memory store are taken
 */
record Retention(Duration memory, Duration magnetic, boolean lateData) {

  /** Where a record goes. */
  enum Place {
    MEMORY,
    MAGNETIC,
    NOWHERE
  }

  /** How far ahead of the service's clock a time may be. */
  static final Duration AHEAD = Duration.ofMinutes(15);

  /** After which time late data can be read; the guide says "within 6 hours". */
  static final Duration LATE_DATA_DELAY = Duration.ofHours(6);

  /** What a table gets that is made without any of it. */
  static final Retention DEFAULT =
      new Retention(Duration.ofHours(6), Duration.ofDays(73_000), false);

  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

  /** Reads both retention members of a request; what is absent stays as it is here. */
  Retention changedBy(Fields request) {
    Retention changed = this;
    if (request.has("RetentionProperties")) {
      Fields properties =
          request
              .optionalObject("RetentionProperties")
              .orElseThrow()
              .allow("MemoryStoreRetentionPeriodInHours", "MagneticStoreRetentionPeriodInDays");
      changed =
          new Retention(
              Duration.ofHours(properties.number("MemoryStoreRetentionPeriodInHours", 1, 8766)),
              Duration.ofDays(properties.number("MagneticStoreRetentionPeriodInDays", 1, 73_000)),
              lateData);
    }
    if (request.has("MagneticStoreWriteProperties")) {
      Fields properties =
          request
              .optionalObject("MagneticStoreWriteProperties")
              .orElseThrow()
              .allow("EnableMagneticStoreWrites");
      changed =
          new Retention(
              changed.memory, changed.magnetic, properties.flag("EnableMagneticStoreWrites"));
    }
    return changed;
  }

  Place place(long nanos, Instant now) {
    if (nanos >= nanos(now.plus(AHEAD))) {
      return Place.NOWHERE;
    }
    if (nanos >= nanos(now.minus(memory))) {
      return Place.MEMORY;
    }
    return lateData && nanos >= nanos(now.minus(magnetic)) ? Place.MAGNETIC : Place.NOWHERE;
  }

  /** Returns the earliest time that is still kept. */
  long oldest(Instant now) {
    return nanos(now.minus(memory).minus(magnetic));
  }

  /** Says why a time goes nowhere, as the service does. */
  String reason(Instant now) {
    return lateData
        ? outside(now.minus(magnetic), now) + "of the data ingestion window."
        : outside(now.minus(memory), now) + "of the memory store.";
  }

  Map<String, Object> describe() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("MemoryStoreRetentionPeriodInHours", memory.toHours());
    properties.put("MagneticStoreRetentionPeriodInDays", magnetic.toDays());
    return properties;
  }

  private static String outside(Instant from, Instant now) {
    return "The record timestamp is outside the time range ["
        + from
        + ", "
        + now.plus(AHEAD)
        + ") ";
  }

  /** Nanoseconds since 1970, at the ends of what 64 bits hold when they do not hold it. */
  static long nanos(Instant time) {
    BigInteger exact =
        BigInteger.valueOf(time.getEpochSecond())
            .multiply(NANOS)
            .add(BigInteger.valueOf(time.getNano()));
    return exact.bitLength() < 64
        ? exact.longValue()
        : exact.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
