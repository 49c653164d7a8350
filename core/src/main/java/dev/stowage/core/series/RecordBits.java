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
   * @param width how many bits, 1 to 63
   * @return the value, unsigned
   */
  static long read(byte[] bytes, long bit, int width) {
    long value = 0;
    int left = width;
    long at = bit;
    while (left > 0) {
      int index = (int) (at >>> 3);
      int room = 8 - (int) (at & 7);
      int take = Math.min(room, left);
      long part = ((bytes[index] & 0xffL) >>> (room - take)) & ((1L << take) - 1);
      value = (value << take) | part;
      at += take;
      left -= take;
    }
    return value;
  }
}
