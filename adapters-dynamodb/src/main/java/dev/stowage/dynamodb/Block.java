package dev.stowage.dynamodb;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item that holds readings of one UTC day.
 *
 * <p>Its sort key is the first time and eight bytes of the SHA-256 of the batch as it was appended,
 * so that the same batch appended again lands on the same item. A block that lost readings to a
 * discard keeps its key; then its first reading may be later than the key says, never earlier.
 *
 * @param key partition and sort key
 * @param version decides between two values of one time
 * @param readings in time order, each time once
 */
record Block(Map<String, AttributeValue> key, Version version, Readings readings) {

  /** How many bytes of records a block holds at most; an item may have 400 KB with its keys. */
  static final int MOST_RECORD_BYTES = 350 * 1024;

  private static final int HASH_BYTES = 8;

  /** Makes the block of a batch. */
  static Block ofBatch(String partition, Version version, Readings readings) {
    byte[] sort =
        ByteBuffer.allocate(Long.BYTES + HASH_BYTES)
            .putLong(readings.micros(0))
            .put(sha256(readings.packed()), 0, HASH_BYTES)
            .array();
    return new Block(Keys.key(partition, sort), version, readings);
  }

  /** Reads a block back. */
  static Block ofItem(RecordLayout layout, Map<String, AttributeValue> item) {
    return new Block(
        Keys.key(item),
        Version.of(Keys.bytes(item, Keys.VERSION)),
        Readings.ofPacked(layout, Keys.bytes(item, Keys.RECORDS)));
  }

  Map<String, AttributeValue> item() {
    return Map.of(
        Keys.PARTITION, Keys.attribute(key, Keys.PARTITION),
        Keys.SORT, Keys.attribute(key, Keys.SORT),
        Keys.VERSION, version.attribute(),
        Keys.RECORDS, Keys.bytes(readings.packed()));
  }

  /** A time that none of its readings is before. */
  long startMicros() {
    return ByteBuffer.wrap(Keys.bytes(key, Keys.SORT)).getLong();
  }

  Block with(Version other) {
    return new Block(key, other, readings);
  }

  Block with(Readings others) {
    return new Block(key, version, others);
  }

  /** Holds of the stored item when it is missing or older. */
  Condition isNewer() {
    return new Condition(
        "attribute_not_exists(v) OR v < :version", Map.of(":version", version.attribute()));
  }

  /** Holds of the stored item when it is exactly this one. */
  Condition isStored() {
    return new Condition(
        "v = :version AND r = :records",
        Map.of(":version", version.attribute(), ":records", Keys.bytes(readings.packed())));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException notAJavaPlatform) {
      throw new IllegalStateException(notAJavaPlatform);
    }
  }
}
