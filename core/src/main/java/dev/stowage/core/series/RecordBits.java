package dev.stowage.core.series;

/** Fields of 1 to 63 bits in a byte array: big-endian, most significant bit first. */
final class RecordBits {

  private RecordBits() {}

  /**
   * Writes the low bits of a value. The target bits must be zero.
   *
   * @param bytes the array to write into
   * @param bit where the field begins, counted from the first bit of the array
   * @param width how many bits, 1 to 63
   * @param value the value; bits above the width are zero
   */
  static void write(byte[] bytes, long bit, int width, long value) {
    int left = width;
    long at = bit;
    while (left > 0) {
      int index = (int) (at >>> 3);
      int room = 8 - (int) (at & 7);
      int take = Math.min(room, left);
      long part = (value >>> (left - take)) & ((1L << take) - 1);
      bytes[index] |= (byte) (part << (room - take));
      at += take;
      left -= take;
    }
  }

  /**
   * Reads a field.
   *
   * @param bytes the array to read
   * @param bit where the field begins, counted from the first bit of the array
   * @param width how many bits, 0 to 63
   * @return the value, unsigned
   */
  static long read(byte[] bytes, long bit, int width) {
    if (width == 0) {
      return 0;
    }
    int first = (int) (bit >>> 3);
    long end = bit + width;
    int last = (int) ((end - 1) >>> 3);
    int beyond = (8 - (int) (end & 7)) & 7;
    long value = bytes[first] & (0xffL >>> (bit & 7));
    if (first == last) {
      return value >>> beyond;
    }
    for (int i = first + 1; i < last; i++) {
      value = (value << 8) | (bytes[i] & 0xffL);
    }
    // The last byte comes in cut: nine whole bytes, which 63 bits may touch, would not fit a long.
    return (value << (8 - beyond)) | ((bytes[last] & 0xffL) >>> beyond);
  }
}
