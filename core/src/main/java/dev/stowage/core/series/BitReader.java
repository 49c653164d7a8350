package dev.stowage.core.series;

/** Reads what {@link BitWriter} wrote, within bounds. */
final class BitReader {

  /** The bits end before the value does: the bytes are not what a writer made. */
  static final class EndOfBits extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final byte[] bytes;
  private final long end;
  private long at;

  BitReader(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.at = offset * 8L;
    this.end = at + length * 8L;
  }

  /** Reads a value of 0 to 64 bits. */
  long read(int width) throws EndOfBits {
    if (at + width > end) {
      throw new EndOfBits();
    }
    long value =
        width == 64
            ? RecordBits.read(bytes, at, 32) << 32 | RecordBits.read(bytes, at + 32, 32)
            : RecordBits.read(bytes, at, width);
    at += width;
    return value;
  }

  /** Counts one bits, at most {@code limit}; the zero bit after fewer than that is consumed. */
  int readUnary(int limit) throws EndOfBits {
    int ones = 0;
    while (ones < limit && read(1) == 1) {
      ones++;
    }
    return ones;
  }

  /** Skips to the next whole byte. */
  void align() {
    at = (at + 7) & ~7L;
  }

  /** Tells whether every byte was read. */
  boolean atEnd() {
    return at == end;
  }
}
