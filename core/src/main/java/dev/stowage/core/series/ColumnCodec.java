package dev.stowage.core.series;

/**
 * Codes one column of a chunk in the smallest of three ways.
 *
 * <p>A column is a run of unsigned integers of a known width. It becomes a mode byte and bits:
 *
 * <ul>
 *   <li>{@code 0} raw: each value in its width. Nothing is ever larger than this.
 *   <li>{@code 1} constant: the one value in its width.
 *   <li>{@code 2} Rice-coded differences: the first value in its width; then of each value its
 *       difference from the one before, for the time column the difference of that difference (from
 *       the third value on), mapped to unsigned by zigzag and written in blocks of 128. A block
 *       begins with 6 bits for k; a difference is its quotient by 2<sup>k</sup> in unary, ended by
 *       a zero bit, and the k bits below. A quotient of 24 or more is 24 one bits and the whole
 *       difference in 64 bits.
 * </ul>
 *
 * <p>Rice codes of plain differences come within an eighth of the order-0 entropy of slow sensor
 * values and need no tables; coding doubles by XOR, as Gorilla (Pelkonen et al., VLDB 2015) does,
 * is larger than the packed record for decimal values.
 */
final class ColumnCodec {

  private static final int RAW = 0;
  private static final int CONSTANT = 1;
  private static final int RICE = 2;
  private static final int BLOCK = 128;
  private static final int ESCAPE = 24;

  private final int width;
  private final int order;

  /**
   * Makes a codec.
   *
   * @param width bits of a value, 1 to 63
   * @param order how many times differences are taken: 1 for fields, 2 for the time
   */
  ColumnCodec(int width, int order) {
    this.width = width;
    this.order = order;
  }

  void write(long[] values, BitWriter out) {
    if (isConstant(values)) {
      out.write(CONSTANT, 8);
      out.write(values[0], width);
      out.align();
      return;
    }
    long[] codes = differences(values);
    if (width + riceBits(codes) < (long) values.length * width) {
      out.write(RICE, 8);
      out.write(values[0], width);
      for (int from = 0; from < codes.length; from += BLOCK) {
        writeBlock(codes, from, Math.min(from + BLOCK, codes.length), out);
      }
    } else {
      out.write(RAW, 8);
      for (long value : values) {
        out.write(value, width);
      }
    }
    out.align();
  }

  /** Reads {@code count} values; a value beyond the width is returned as it is. */
  long[] read(int count, BitReader in) throws BitReader.EndOfBits {
    long[] values = new long[count];
    long mode = in.read(8);
    if (mode == CONSTANT) {
      java.util.Arrays.fill(values, in.read(width));
    } else if (mode == RICE) {
      readRice(values, in);
    } else if (mode == RAW) {
      for (int i = 0; i < count; i++) {
        values[i] = in.read(width);
      }
    } else {
      throw new BitReader.EndOfBits();
    }
    in.align();
    return values;
  }

  private static boolean isConstant(long[] values) {
    for (long value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  private long[] differences(long[] values) {
    long[] codes = new long[values.length - 1];
    long step = 0;
    for (int i = 0; i < codes.length; i++) {
      long difference = values[i + 1] - values[i];
      long code = order == 1 ? difference : difference - step;
      step = difference;
      codes[i] = (code << 1) ^ (code >> 63);
    }
    return codes;
  }

  private static void writeBlock(long[] codes, int from, int to, BitWriter out) {
    int k = bestK(codes, from, to);
    out.write(k, 6);
    for (int i = from; i < to; i++) {
      long quotient = codes[i] >>> k;
      if (quotient < 0 || quotient >= ESCAPE) {
        out.write((1L << ESCAPE) - 1, ESCAPE);
        out.write(codes[i], 64);
      } else {
        out.writeUnary((int) quotient);
        out.write(codes[i], k);
      }
    }
  }

  private void readRice(long[] values, BitReader in) throws BitReader.EndOfBits {
    values[0] = in.read(width);
    long step = 0;
    int k = 0;
    for (int i = 1; i < values.length; i++) {
      if ((i - 1) % BLOCK == 0) {
        k = (int) in.read(6);
      }
      int quotient = in.readUnary(ESCAPE);
      long code = quotient == ESCAPE ? in.read(64) : ((long) quotient << k) | in.read(k);
      long difference = (code >>> 1) ^ -(code & 1);
      step = order == 1 ? difference : step + difference;
      values[i] = values[i - 1] + step;
    }
  }

  private static long riceBits(long[] codes) {
    long bits = 0;
    for (int from = 0; from < codes.length; from += BLOCK) {
      int to = Math.min(from + BLOCK, codes.length);
      bits += 6 + blockBits(codes, from, to, bestK(codes, from, to));
    }
    return bits;
  }

  /** The best k lies near the logarithm of the mean; a few outliers must not drag it along. */
  private static int bestK(long[] codes, int from, int to) {
    long[] sorted = java.util.Arrays.copyOfRange(codes, from, to);
    java.util.Arrays.sort(sorted);
    int middle = 64 - Long.numberOfLeadingZeros(sorted[sorted.length / 2]);
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int k = Math.max(0, middle - 3); k <= Math.min(63, middle + 3); k++) {
      long bits = blockBits(codes, from, to, k);
      if (bits < least) {
        least = bits;
        best = k;
      }
    }
    return best;
  }

  private static long blockBits(long[] codes, int from, int to, int k) {
    long bits = 0;
    for (int i = from; i < to; i++) {
      long quotient = codes[i] >>> k;
      bits += quotient < 0 || quotient >= ESCAPE ? ESCAPE + 64 : quotient + 1 + k;
    }
    return bits;
  }
}
