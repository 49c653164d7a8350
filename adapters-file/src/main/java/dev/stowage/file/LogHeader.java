package dev.stowage.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment of a keyed log; all numbers big-endian.
 *
 * <pre>{@code
 *  0  8  magic "stwklog1"
 *  8  8  file id, random: part of every check in the file
 * 16  8  secret of the log, random, the same in all its segments: the seed of its hashes
 * 24  4  number of the first segment that this one stands for
 * 28  4  number of the last; the same, unless this came of a compaction
 * 32  4  CRC32C of bytes 0 to 31 and the name of the log
 * 36  4  zero
 * 40 24  how many bytes behind the header are known to be on disk; CheckpointCells has it
 * }</pre>
 *
 * @param fileId the id of the file
 * @param secret the secret of the log
 * @param first the first number that the segment stands for, from 1
 * @param last the last number that the segment stands for
 */
record LogHeader(long fileId, long secret, int first, int last) {

  private static final byte[] MAGIC = "stwklog1".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKED = 32;

  /**
   * Returns the bytes of the header.
   *
   * @param log the name of the log
   * @param checkpoint how many bytes behind the header are known to be on disk
   */
  byte[] encode(String log, long checkpoint) {
    ByteBuffer header = ByteBuffer.allocate(CheckpointCells.HEADER_BYTES);
    header.put(MAGIC).putLong(fileId).putLong(secret).putInt(first).putInt(last);
    header.putInt(check(header.array(), log));
    cells().putBoth(header.array(), checkpoint);
    return header.array();
  }

  /**
   * Reads a header.
   *
   * @param path the file, for errors
   * @param bytes its first 64 bytes
   * @param log the name of the log that it should belong to
   * @throws dev.stowage.core.error.StowageException CORRUPT when it is damaged or of another log
   */
  static LogHeader decode(Path path, byte[] bytes, String log) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    LogHeader read =
        new LogHeader(header.getLong(), header.getLong(), header.getInt(), header.getInt());
    if (!Arrays.equals(magic, MAGIC) || header.getInt() != check(bytes, log)) {
      throw FileErrors.corrupt(
          path,
          0,
          "the header is damaged, or of another log than "
              + log
              + "; restore the file from a copy");
    }
    return read;
  }

  /** Returns the cells that hold the checkpoint. */
  CheckpointCells cells() {
    return new CheckpointCells(fileId);
  }

  private static int check(byte[] header, String log) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CHECKED);
    crc.update(log.getBytes(StandardCharsets.US_ASCII));
    return (int) crc.getValue();
  }
}
