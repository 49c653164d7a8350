package dev.stowage.http.readings;

import dev.stowage.core.series.Field;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Readings as CSV with a header, as {@link CsvReadings} reads it; lines end in LF. */
public final class CsvForm implements ReadingsForm {

  private final int fields;
  private final String head;

  /**
   * Writes readings of a layout.
   *
   * @param layout whose fields are the columns
   */
  public CsvForm(RecordLayout layout) {
    this.fields = layout.fields().size();
    this.head =
        layout.fields().stream().map(Field::name).collect(Collectors.joining(",", "", "\n"));
  }

  @Override
  public String mediaType() {
    return MediaType.CSV;
  }

  @Override
  public String head() {
    return head;
  }

  @Override
  public byte[] row(Readings readings, int reading) {
    StringBuilder row = new StringBuilder(fields * 8);
    for (int f = 0; f < fields; f++) {
      row.append(readings.text(reading, f)).append(f == fields - 1 ? '\n' : ',');
    }
    return row.toString().getBytes(StandardCharsets.US_ASCII);
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
