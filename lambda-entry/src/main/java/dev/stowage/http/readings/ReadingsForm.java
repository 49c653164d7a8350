package dev.stowage.http.readings;

import dev.stowage.core.series.Readings;

/** How readings are written: row by row, with something before and after them. */
public interface ReadingsForm {

  /**
   * Returns what it is.
   *
   * @return a media type, with parameters where it has any
   */
  String mediaType();

  /**
   * Returns what stands before the rows.
   *
   * @return text, possibly empty
   */
  String head();

  /**
   * Writes a reading.
   *
   * @param readings a batch
   * @param reading which of it
   * @return its bytes
   */
  byte[] row(Readings readings, int reading);

  /**
   * Returns what stands between two rows.
   *
   * @return text, possibly empty
   */
  String separator();

  /**
   * Returns what stands after the rows.
   *
   * @return text, possibly empty
   */
  String tail();
}
