package dev.stowage.core.series;

import java.util.Arrays;

/** A growing array of bits, most significant bit first. */
final class BitWriter {

  private byte[] bytes = new byte[1024];
  private long bits;

  /** Appends the low {@code width} bits of a value; width 0 to 64. */
  void write(long value, int width) {
    ensure(width);
    if (width == 64) {
      RecordBits.write(bytes, bits, 32, value >>> 32);
      RecordBits.write(bytes, bits + 32, 32, value & 0xffff_ffffL);
    } else {
      RecordBits.write(bytes, bits, width, value & ((1L << width) - 1));
    }
    bits += width;
  }

  /** Appends {@code count} one bits and a zero bit; count 0 to 62. */
  void writeUnary(int count) {
    write(((1L << count) - 1) << 1, count + 1);
  }

  /** Fills up to a whole byte with zero bits. */
  void align() {
    bits = (bits + 7) & ~7L;
    ensure(0);
  }

  /** Returns the whole bytes written so far; call {@link #align} first. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, Math.toIntExact(bits >>> 3));
  }

  private void ensure(int width) {
    long needed = (bits + width + 7) >>> 3;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, bytes.length * 2L)));
    }
  }
}
