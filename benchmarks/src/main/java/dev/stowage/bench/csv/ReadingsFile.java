package dev.stowage.bench.csv;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.http.readings.CsvReadings;
import dev.stowage.http.readings.ReceivedReadings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads readings from a CSV file, as {@link CsvReadings}. It is read once, so a pipe will do. */
public final class ReadingsFile {

  private final Path file;
  private final RecordLayout layout;

  /**
   * Names a file.
   *
   * @param file a CSV file
   * @param layout the layout of its rows
   */
  public ReadingsFile(Path file, RecordLayout layout) {
    this.file = file;
    this.layout = layout;
  }

  /**
   * Reads the file.
   *
   * @return its readings, at least one
   * @throws StowageException INVALID for a header, row or byte that does not fit, and for a file
   *     without a reading; UNAVAILABLE when the file cannot be read
   */
  public ReceivedReadings read() {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      return new CsvReadings(name, layout).read(in);
    } catch (IOException unreadable) {
      throw new StowageException(
              ErrorKind.UNAVAILABLE, "readings", name, "it cannot be read: " + unreadable)
          .causedBy(unreadable);
    }
  }
}
