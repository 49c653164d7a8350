package dev.stowage.http.readings;

import dev.stowage.core.series.Readings;

/** Readings as packed records, one after another, as {@link PackedReadings} reads them. */
public final class PackedForm implements ReadingsForm {

  private final String mediaType;

  /**
   * Writes packed readings.
   *
   * @param mediaType what they are called: their own type, or any bytes
   */
  public PackedForm(String mediaType) {
    this.mediaType = mediaType;
  }

  @Override
  public String mediaType() {
    return mediaType;
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public byte[] row(Readings readings, int reading) {
    return readings.packed(reading);
  }

  @Override
  public String separator() {
    return "";
  }

  @Override
  public String tail() {
    return "";
  }
}
