package dev.stowage.file;

/**
 * Where a record lies.
 *
 * @param segment the segment
 * @param offset where in the segment its frame begins
 * @param length the length of the frame
 * @param end when it expires, as {@link #endOf} writes it in an int
 */
record LogPlace(LogSegment segment, int offset, int length, int end) {

  /** The end of a record that does not expire. */
  static final int NEVER = 0;

  /** An end after February 2106, beyond which the frame itself must be asked. */
  static final int FAR = -1;

  private static final int OFFSET_BITS = 27;
  private static final int LENGTH_BITS = 23;

  /** How many segments a log can have. */
  static final int SEGMENTS = 1 << (Long.SIZE - OFFSET_BITS - LENGTH_BITS);

  /** Returns the end of the frame in the file. */
  long until() {
    return offset + (long) length;
  }

  /** Writes an expiry in seconds since 1970 (0 for never) as an int. */
  static int endOf(long expires) {
    return (int) Math.min(expires, Integer.toUnsignedLong(FAR));
  }

  /**
   * Tells whether an end may have come.
   *
   * @param end what {@link #endOf} made
   * @param now seconds since 1970
   * @return false when it has not; of {@link #FAR} true only when its frame must be asked
   */
  static boolean mayHaveCome(int end, long now) {
    return end != NEVER && Integer.toUnsignedLong(end) <= now;
  }

  /**
   * Packs a place into a number that is never 0.
   *
   * @param slot the number of the segment in memory
   * @param offset behind the header, so never 0
   * @param length the length of the frame
   */
  static long packed(int slot, int offset, int length) {
    return ((long) slot << OFFSET_BITS | offset) << LENGTH_BITS | length;
  }

  /** Returns the number of the segment in memory. */
  static int slot(long packed) {
    return (int) (packed >>> (OFFSET_BITS + LENGTH_BITS));
  }

  /** Returns the offset. */
  static int offset(long packed) {
    return (int) (packed >>> LENGTH_BITS) & ((1 << OFFSET_BITS) - 1);
  }

  /** Returns the length. */
  static int length(long packed) {
    return (int) packed & ((1 << LENGTH_BITS) - 1);
  }
}
