package dev.stowage.http.readings;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;

/** Reads packed records, one after another, as {@link Readings#packed()} writes them. */
public final class PackedReadings {

  /**
   * The most values of one batch: 32 MiB in memory. A record of 64 fields of one bit each unfolds
   * from 8 bytes to 512, so that the length of a body alone bounds nothing.
   */
  static final int MOST_VALUES = 4 << 20;

  private PackedReadings() {}

  /**
   * Reads records.
   *
   * @param name what is read, for messages
   * @param layout their layout
   * @param packed whole records
   * @return the readings, at least one, in the same order
   * @throws StowageException INVALID when the length is no multiple of a record, a padding bit is
   *     set or a time is after the year 9999, and where there is no reading; TOO_LARGE for more
   *     than 4,194,304 values
   */
  public static Readings read(String name, RecordLayout layout, byte[] packed) {
    if (packed.length == 0) {
      throw new StowageException(
          ErrorKind.INVALID,
          "readings",
          name,
          "there is no reading; give at least one record of " + layout.bytes() + " bytes");
    }
    int most = MOST_VALUES / layout.fields().size();
    if (packed.length / layout.bytes() > most) {
      throw new StowageException(
          ErrorKind.TOO_LARGE,
          "readings",
          name,
          packed.length / layout.bytes()
              + " readings of "
              + layout.fields().size()
              + " fields are too many at once; send at most "
              + most);
    }
    return Readings.ofPacked(layout, packed);
  }
}
