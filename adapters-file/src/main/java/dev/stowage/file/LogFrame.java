package dev.stowage.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A record, or the removal of one, as it lies in a segment; all numbers big-endian.
 *
 * <pre>{@code
 *  0  4  check: CRC32C of file id, offset of the frame in the file, and bytes 4 to the end of the
 *        front; zero is stored as one, so that zeros are never a frame
 *  4  4  CRC32C of the body
 *  8  4  length of the body
 * 12  2  length of the front
 * 14  1  length of the key
 * 15  1  kind: 1 a record, 2 a removal, which has neither front nor body
 * 16  5  from when on it counts as gone, in seconds since 1970; 0 for never
 * 21     key, front, body
 * }</pre>
 *
 * <p>The front has a check of its own, so that the metadata of a paste can be read and trusted
 * without its content. What is seeded into it is not stored: a frame of another file, of an earlier
 * file of the same name, or of another place in the file never counts as valid.
 *
 * @param record key, expiry and content
 * @param removal whether it removes the record of its key
 */
record LogFrame(LogRecord record, boolean removal) {

  /** Bytes before the key. */
  static final int HEAD_BYTES = 21;

  /** No frame is longer: the largest paste, its metadata and its id, and room to spare. */
  static final int MAX_BYTES = (4 << 20) + (1 << 17);

  private static final int CHECK_BYTES = 4;
  private static final byte PUT = 1;
  private static final byte REMOVE = 2;

  /** Returns the frame of a record. */
  static LogFrame put(LogRecord record) {
    return new LogFrame(record, false);
  }

  /** Returns the frame that removes the record of a key. */
  static LogFrame removal(byte[] key) {
    return new LogFrame(LogRecord.of(key, 0, new byte[0]), true);
  }

  /** Returns the length in bytes. */
  int bytes() {
    return HEAD_BYTES + record.key().length + record.front().length + record.body().length;
  }

  /**
   * Writes the frame down.
   *
   * @param fileId the file that it shall lie in
   * @param offset where in the file
   */
  byte[] encode(long fileId, long offset) {
    ByteBuffer frame = ByteBuffer.allocate(bytes());
    frame.putInt(0).putInt(crc(record.body())).putInt(record.body().length);
    frame.putShort((short) record.front().length).put((byte) record.key().length);
    frame.put(removal ? REMOVE : PUT);
    frame.put((byte) (record.expires() >>> 32)).putInt((int) record.expires());
    frame.put(record.key()).put(record.front()).put(record.body());
    int front = frame.position() - record.body().length;
    frame.putInt(0, check(fileId, offset, frame.array(), front));
    return frame.array();
  }

  /**
   * The lengths that a frame begins with; to be trusted only once the check was seen to hold.
   *
   * @param key length of the key
   * @param front length of the front
   * @param body length of the body
   */
  record Lengths(int key, int front, int body) {

    /** Returns the length of the whole frame; negative when there can be no such frame. */
    int bytes() {
      long sum = (long) frontEnd() + body;
      return key == 0 || body < 0 || sum > MAX_BYTES ? -1 : (int) sum;
    }

    /** Returns where the front ends. */
    int frontEnd() {
      return HEAD_BYTES + key + front;
    }
  }

  /** Reads the lengths from the first {@link #HEAD_BYTES} bytes of a frame. */
  static Lengths lengths(byte[] head) {
    ByteBuffer frame = ByteBuffer.wrap(head);
    return new Lengths(
        Byte.toUnsignedInt(frame.get(14)),
        Short.toUnsignedInt(frame.getShort(12)),
        frame.getInt(8));
  }

  /**
   * Tells whether head, key and front are those that were written at this place.
   *
   * @param fileId the file that they were read from
   * @param offset where in the file
   * @param bytes the frame up to the end of the front at least
   */
  static boolean frontHolds(long fileId, long offset, byte[] bytes) {
    Lengths lengths = lengths(bytes);
    byte kind = bytes[15];
    boolean shaped =
        lengths.bytes() > 0
            && (kind == PUT || (kind == REMOVE && lengths.front() == 0 && lengths.body() == 0));
    return shaped
        && ByteBuffer.wrap(bytes).getInt(0) == check(fileId, offset, bytes, lengths.frontEnd());
  }

  /** Tells whether the body is the one that was written; the front must have been found to hold. */
  static boolean bodyHolds(byte[] bytes) {
    int from = lengths(bytes).frontEnd();
    return ByteBuffer.wrap(bytes).getInt(4) == crc(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  /**
   * Reads a frame whose check holds.
   *
   * @param bytes the frame, whole or up to the end of the front
   */
  static LogFrame decode(byte[] bytes) {
    Lengths lengths = lengths(bytes);
    ByteBuffer frame = ByteBuffer.wrap(bytes);
    long expires =
        Byte.toUnsignedLong(frame.get(16)) << 32 | Integer.toUnsignedLong(frame.getInt(17));
    int key = HEAD_BYTES + lengths.key();
    LogRecord record =
        new LogRecord(
            Arrays.copyOfRange(bytes, HEAD_BYTES, key),
            expires,
            Arrays.copyOfRange(bytes, key, lengths.frontEnd()),
            Arrays.copyOfRange(bytes, lengths.frontEnd(), bytes.length));
    return new LogFrame(record, bytes[15] == REMOVE);
  }

  private static int check(long fileId, long offset, byte[] bytes, int end) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(16).putLong(fileId).putLong(offset).array());
    crc.update(bytes, CHECK_BYTES, end - CHECK_BYTES);
    return crc.getValue() == 0 ? 1 : (int) crc.getValue();
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
