package dev.stowage.file;

import dev.stowage.core.series.Series;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a live file; all numbers big-endian.
 *
 * <pre>{@code
 *  0  8  magic "stwlive1"
 *  8  8  file id, random: part of every check in the file
 * 16  8  the UTC day, in days since 1970
 * 24  4  bytes of a packed record
 * 28  4  CRC32C of series name, line feed, layout text
 * 32  4  CRC32C of bytes 0 to 31
 * 36  4  zero
 * 40 24  how many slots are known to be on disk; CheckpointCells has the format
 * }</pre>
 *
 * @param fileId the id of the file
 * @param day days since 1970
 * @param width bytes of a packed record
 * @param identity checksum of the series' name and layout
 */
record LiveHeader(long fileId, long day, int width, int identity) {

  /** Bytes before the first slot. */
  static final int BYTES = CheckpointCells.HEADER_BYTES;

  private static final byte[] MAGIC = "stwlive1".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKED = 32;

  /**
   * Makes the header of a new file.
   *
   * @param fileId eight random bytes
   * @param day days since 1970
   * @param series the series
   */
  static LiveHeader of(long fileId, long day, Series series) {
    return new LiveHeader(fileId, day, series.layout().bytes(), identity(series));
  }

  /** Returns the bytes of the header with both checkpoints at 0. */
  byte[] encode() {
    ByteBuffer header = ByteBuffer.allocate(BYTES);
    header.put(MAGIC).putLong(fileId).putLong(day).putInt(width).putInt(identity);
    header.putInt(crc(header.array(), 0, CHECKED));
    cells().putBoth(header.array(), 0);
    return header.array();
  }

  /**
   * Reads a header.
   *
   * @param path the file, for errors
   * @param bytes its first {@link #BYTES} bytes
   * @param series the series it should belong to
   * @param day the day it should be of
   * @throws dev.stowage.core.error.StowageException CORRUPT when it is damaged or of another file
   */
  static LiveHeader decode(Path path, byte[] bytes, Series series, long day) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    LiveHeader read =
        new LiveHeader(header.getLong(), header.getLong(), header.getInt(), header.getInt());
    if (!Arrays.equals(magic, MAGIC) || header.getInt() != crc(bytes, 0, CHECKED)) {
      throw FileErrors.corrupt(path, 0, "the header is damaged; restore the file from a copy");
    }
    if (!read.equals(of(read.fileId, day, series))) {
      throw FileErrors.corrupt(
          path, 0, "the file belongs to another series, layout or day; put it back to its place");
    }
    return read;
  }

  /** Returns the cells that hold the checkpoint. */
  CheckpointCells cells() {
    return new CheckpointCells(fileId);
  }

  private static int identity(Series series) {
    byte[] text = (series.name() + "\n" + series.layout()).getBytes(StandardCharsets.UTF_8);
    return crc(text, 0, text.length);
  }

  private static int crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
