package dev.stowage.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What a sealed segment says, without keys and content, so that a log is opened without reading its
 * segments; all numbers big-endian.
 *
 * <pre>{@code
 *  0  8  magic "stwhint1"
 *  8  8  id of the segment's file
 * 16  8  length of the segment
 * 24     entries of 20, in order of their offsets: hash of the key (8), offset (4), length of the
 *        frame (4; negative of a removal), end (4) as LogPlace has it
 *     4  CRC32C of all before
 * }</pre>
 *
 * <p>A hint is right as long as file id and length are those of the segment, because what a segment
 * holds never changes. One that is not, or is damaged or missing, is ignored: the segment is read
 * instead.
 */
final class LogHint {

  private static final byte[] MAGIC = "stwhint1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD_BYTES = 24;
  private static final int ENTRY_BYTES = 20;
  private static final int CHECK_BYTES = 4;

  private final int size;
  private final ByteBuffer entries;

  private LogHint(ByteBuffer entries) {
    this.entries = entries;
    this.size = entries.limit() / ENTRY_BYTES;
  }

  /** Returns how many entries there are. */
  int size() {
    return size;
  }

  /** Returns the hash of an entry. */
  long hash(int entry) {
    return entries.getLong(entry * ENTRY_BYTES);
  }

  /** Tells whether an entry is the removal of a record. */
  boolean isRemoval(int entry) {
    return entries.getInt(entry * ENTRY_BYTES + 12) < 0;
  }

  /** Returns where an entry lies. */
  LogPlace place(int entry, LogSegment segment) {
    int at = entry * ENTRY_BYTES;
    return new LogPlace(
        segment,
        entries.getInt(at + 8),
        Math.abs(entries.getInt(at + 12)),
        entries.getInt(at + 16));
  }

  /**
   * Reads a hint.
   *
   * @param bytes the file
   * @param fileId the id of the segment's file
   * @param length the length of the segment
   * @return empty when it is damaged or of another file or length
   */
  static Optional<LogHint> decode(byte[] bytes, long fileId, long length) {
    int entriesLength = bytes.length - HEAD_BYTES - CHECK_BYTES;
    if (entriesLength < 0 || entriesLength % ENTRY_BYTES != 0) {
      return Optional.empty();
    }
    ByteBuffer hint = ByteBuffer.wrap(bytes);
    boolean holds =
        Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
            && hint.getLong(8) == fileId
            && hint.getLong(16) == length
            && hint.getInt(bytes.length - CHECK_BYTES) == check(bytes);
    return holds
        ? Optional.of(new LogHint(hint.slice(HEAD_BYTES, entriesLength)))
        : Optional.empty();
  }

  private static int check(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - CHECK_BYTES);
    return (int) crc.getValue();
  }

  /** Gathers the entries of a segment. */
  static final class Builder {

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 12).position(HEAD_BYTES);

    /** Adds a record, which lies behind those before. */
    void put(long hash, LogPlace place) {
      add(hash, place.offset(), place.length(), place.end());
    }

    /** Adds the removal of a record. */
    void remove(long hash, LogPlace place) {
      add(hash, place.offset(), -place.length(), LogPlace.NEVER);
    }

    private void add(long hash, int offset, int length, int end) {
      if (bytes.remaining() < ENTRY_BYTES + CHECK_BYTES) {
        ByteBuffer larger = ByteBuffer.allocate(bytes.capacity() * 2);
        bytes = larger.put(bytes.flip());
      }
      bytes.putLong(hash).putInt(offset).putInt(length).putInt(end);
    }

    /** Returns the hint of a segment. */
    byte[] encode(long fileId, long length) {
      byte[] hint = Arrays.copyOf(bytes.array(), bytes.position() + CHECK_BYTES);
      ByteBuffer.wrap(hint).put(MAGIC).putLong(fileId).putLong(length);
      ByteBuffer.wrap(hint).putInt(hint.length - CHECK_BYTES, check(hint));
      return hint;
    }
  }
}
