package dev.stowage.file;

import java.io.IOException;
import java.util.Arrays;

/** Reads the frames of a segment one after another, and stops at the first that is none. */
final class LogScan {

  private static final int WINDOW = 1 << 18;

  private final DiskFile file;
  private final long fileId;
  private final long until;
  private byte[] window = new byte[0];
  private long windowAt;
  private long offset;
  private long next = CheckpointCells.HEADER_BYTES;
  private LogFrame frame = LogFrame.removal(new byte[1]);

  /**
   * Begins behind the header.
   *
   * @param file the file
   * @param fileId the id of the file
   * @param until where to stop at the latest
   */
  LogScan(DiskFile file, long fileId, long until) {
    this.file = file;
    this.fileId = fileId;
    this.until = until;
  }

  /** Reads on; tells whether there was another valid frame. */
  boolean next() throws IOException {
    if (until - next < LogFrame.HEAD_BYTES) {
      return false;
    }
    int length = LogFrame.lengths(bytes(LogFrame.HEAD_BYTES)).bytes();
    if (length < 0 || length > until - next) {
      return false;
    }
    byte[] bytes = bytes(length);
    if (!LogFrame.frontHolds(fileId, next, bytes) || !LogFrame.bodyHolds(bytes)) {
      return false;
    }
    frame = LogFrame.decode(bytes);
    offset = next;
    next += length;
    return true;
  }

  /** Returns the frame that was read. */
  LogFrame frame() {
    return frame;
  }

  /** Returns where the frame lies that was read. */
  LogPlace place(LogSegment segment) {
    int end = LogPlace.endOf(frame.record().expires());
    return new LogPlace(segment, (int) offset, (int) (next - offset), end);
  }

  /**
   * Makes sure that all frames up to the end of a segment were valid.
   *
   * @throws dev.stowage.core.error.StowageException CORRUPT naming file and offset
   */
  void requireUpTo(long known, LogSegment segment) {
    if (next < known) {
      throw segment.damaged(next);
    }
  }

  /** Returns where the valid frames end that were read. */
  long end() {
    return next;
  }

  /**
   * Returns where the last byte that is not zero ends; the end of the frames when there is none.
   */
  long endOfRubbish() throws IOException {
    long last = next;
    byte[] block = new byte[WINDOW];
    for (long at = next; at < until; at += block.length) {
      int count = (int) Math.min(block.length, until - at);
      file.read(at, block, 0, count);
      for (int i = 0; i < count; i++) {
        last = block[i] == 0 ? last : at + i + 1;
      }
    }
    return last;
  }

  private byte[] bytes(int count) throws IOException {
    if (next < windowAt || next + count > windowAt + window.length) {
      window = new byte[(int) Math.min(until - next, Math.max(WINDOW, count))];
      windowAt = next;
      file.read(next, window, 0, window.length);
    }
    int from = (int) (next - windowAt);
    return Arrays.copyOfRange(window, from, from + count);
  }
}
