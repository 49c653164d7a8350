package dev.stowage.file;

import dev.stowage.core.series.RecordLayout;

/** Reads the time of a packed record without unpacking the rest: it is the first field. */
final class SlotTime {

  private final int bytes;
  private final int padding;
  private final long unitMicros;

  /**
   * Makes the reader for a layout.
   *
   * @param layout the layout of the records
   */
  SlotTime(RecordLayout layout) {
    int bits = layout.fields().get(0).bits();
    this.bytes = (bits + 7) / 8;
    this.padding = bytes * 8 - bits;
    this.unitMicros = layout.resolution().micros();
  }

  /**
   * Returns the time of a record.
   *
   * @param source the array
   * @param offset where the record begins
   * @return microseconds since 1970
   */
  long micros(byte[] source, int offset) {
    long raw = 0;
    for (int i = 0; i < bytes; i++) {
      raw = (raw << 8) | (source[offset + i] & 0xff);
    }
    return (raw >>> padding) * unitMicros;
  }
}
