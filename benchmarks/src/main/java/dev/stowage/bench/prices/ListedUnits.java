package dev.stowage.bench.prices;

import static java.util.Map.entry;

import java.util.Map;

/**
 * What the Price List calls the units of the books, as seen in its files. A unit that is not here
 * has not been verified: Timestream's writes are listed by the GB, and nobody tells how many writes
 * of 1 KiB that is.
 */
final class ListedUnits {

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          entry("WriteRequestUnits", "WRU"),
          entry("ReadRequestUnits", "RRU"),
          entry("WriteCapacityUnit-Hrs", "WCU-hour"),
          entry("ReadCapacityUnit-Hrs", "RCU-hour"),
          entry("GB-Mo", "GB-Mo"),
          entry("GB-Hours", "GB-hour"),
          entry("GB", "GB"),
          entry("Requests", "request"),
          entry("Request", "request"),
          entry("Lambda-GB-Second", "GB-s"),
          entry("Hrs", "hour"),
          entry("ACU-Hr", "ACU-hour"),
          entry("Alarms", "alarm-month"));

  private ListedUnits() {}

  static boolean isVerified(String listed, String unit) {
    return unit.equals(UNITS.get(listed));
  }
}
