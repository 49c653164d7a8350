package dev.stowage.core.cost;

/**
 * How readings are handed to a store, which tells what grows with their number.
 *
 * <p>Whatever is counted in {@code request}s of a day's hand-over stays: one object a day is one
 * request a day, however many readings it holds. So do the requests of reading, because a dashboard
 * is opened as often whatever the number of readings. Everything that is counted by size, such as
 * DynamoDB's units, Timestream's writes or gigabytes, grows in proportion.
 */
public enum Batches {
  /** One at a time, or a fixed number at a time. */
  BY_COUNT,
  /** All readings of one series and UTC day at once. */
  BY_DAY;

  private static final String BY_REQUEST = "request";

  boolean growsWithReadings(Charge charge) {
    boolean perDay = this == BY_DAY || charge.part() == Part.READ;
    return !(perDay && charge.type().unit().equals(BY_REQUEST));
  }
}
