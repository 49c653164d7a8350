package dev.stowage.dynamodb;

import java.nio.ByteBuffer;
import java.util.Comparator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which of two values of one time is the later: that of the higher clock, and between equal clocks
 * of two writers that of the higher write id, compared as DynamoDB compares bytes.
 *
 * @param clock the writer's clock in microseconds, 0 or more
 * @param writeId eight random bytes of the append
 */
record Version(long clock, long writeId) implements Comparable<Version> {

  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::clock)
          .thenComparing(Version::writeId, Long::compareUnsigned);

  static Version of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Version(buffer.getLong(), buffer.getLong());
  }

  AttributeValue attribute() {
    return Keys.bytes(ByteBuffer.allocate(16).putLong(clock).putLong(writeId).array());
  }

  /** The lowest clock that is later than this. */
  Version after(long id) {
    return new Version(clock + 1, id);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
