package dev.stowage.testkit.local.timestream;

/** The units of a record's time. */
enum TimeUnit {
  MILLISECONDS(1_000_000),
  SECONDS(1_000_000_000),
  MICROSECONDS(1_000),
  NANOSECONDS(1);

  private final long nanos;

  TimeUnit(long nanos) {
    this.nanos = nanos;
  }

  /** Returns nanoseconds since 1970; what is beyond 64 bits is as late as can be. */
  long nanos(String path, String time) {
    long units;
    try {
      units = Long.parseLong(time);
    } catch (NumberFormatException noNumber) {
      throw Fault.validation(
          "The time " + TextRule.quoted(time) + " at '" + path + "' is no number");
    }
    if (units < 0) {
      throw Fault.validation("The time " + units + " at '" + path + "' is negative");
    }
    return units > Long.MAX_VALUE / nanos ? Long.MAX_VALUE : units * nanos;
  }
}
