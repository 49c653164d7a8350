package dev.stowage.http.readings;

import dev.stowage.core.series.Readings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One answer of a long list of readings: takes rows until the next one would make it longer than it
 * may be. For one thread.
 */
public final class ReadingsPage {

  private final ReadingsForm form;
  private final int most;
  private final byte[] separator;
  private final byte[] tail;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
  private int rows;

  /**
   * Begins without a row.
   *
   * @param form how rows are written
   * @param most the most bytes; a page holds one row even if that alone is longer
   */
  public ReadingsPage(ReadingsForm form, int most) {
    this.form = form;
    this.most = most;
    this.separator = ascii(form.separator());
    this.tail = ascii(form.tail());
    bytes.writeBytes(ascii(form.head()));
  }

  /**
   * Adds a reading if there is room.
   *
   * @param readings a batch
   * @param reading which of it
   * @return false when there is none: then this reading begins the next page
   */
  public boolean add(Readings readings, int reading) {
    byte[] row = form.row(readings, reading);
    if (rows > 0) {
      long size = (long) bytes.size() + separator.length + row.length + tail.length;
      if (size > most) {
        return false;
      }
      bytes.writeBytes(separator);
    }
    bytes.writeBytes(row);
    rows++;
    return true;
  }

  /**
   * Ends the page.
   *
   * @return the whole document
   */
  public byte[] end() {
    bytes.writeBytes(tail);
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
