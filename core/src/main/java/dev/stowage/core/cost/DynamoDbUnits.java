package dev.stowage.core.cost;

import java.math.BigDecimal;

/**
 * How many request units and how much storage DynamoDB bills for given bytes. After the worked
 * examples of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 * read and write operations</a>. An operation on several items (a batch, a transaction) rounds each
 * of them by itself and adds; a Query or Scan adds the sizes of what it evaluated and rounds once.
 */
public final class DynamoDbUnits {

  /** What a stored item is billed beside its own bytes. */
  public static final long OVERHEAD_BYTES_PER_ITEM = 100;

  private static final long WRITE_BYTES = 1024;
  private static final long READ_BYTES = 4096;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private DynamoDbUnits() {}

  /**
   * Returns the units of writing one item: a put or an update takes those of the larger of the item
   * before and after it, a delete those of the item it removed, a failed condition those of the
   * item it found.
   *
   * @param itemBytes the size of the item; 0 when there is none
   * @return write units, at least 1
   */
  public static long write(long itemBytes) {
    return rounded(itemBytes, WRITE_BYTES);
  }

  /**
   * Returns the units of writing one item within a transaction: twice those of a write.
   *
   * @param itemBytes the size of the item
   * @return write units, at least 2
   */
  public static long transactionalWrite(long itemBytes) {
    return 2 * write(itemBytes);
  }

  /**
   * Returns the units of a read with strong consistency.
   *
   * @param bytes the size of the item, or of all items that a Query or Scan evaluated; 0 for none
   * @return read units, at least 1
   */
  public static long strongRead(long bytes) {
    return rounded(bytes, READ_BYTES);
  }

  /**
   * Returns the units of a read with eventual consistency: half of those of a strong one.
   *
   * @param bytes the size of the item, or of all items that a Query or Scan evaluated; 0 for none
   * @return read units in steps of 0.5, at least 0.5
   */
  public static BigDecimal eventualRead(long bytes) {
    return HALF.multiply(BigDecimal.valueOf(strongRead(bytes)));
  }

  /**
   * Returns the units of reading one item within a transaction: twice those of a strong read.
   *
   * @param itemBytes the size of the item; 0 for none
   * @return read units, at least 2
   */
  public static long transactionalRead(long itemBytes) {
    return 2 * strongRead(itemBytes);
  }

  /**
   * Returns what is billed as storage.
   *
   * @param itemBytes the sizes of all items, added
   * @param items how many there are
   * @return bytes: the sizes, and {@link #OVERHEAD_BYTES_PER_ITEM} for each item
   */
  public static long storedBytes(long itemBytes, long items) {
    return itemBytes + OVERHEAD_BYTES_PER_ITEM * items;
  }

  private static long rounded(long bytes, long unit) {
    return Math.max(1, (bytes + unit - 1) / unit);
  }
}
