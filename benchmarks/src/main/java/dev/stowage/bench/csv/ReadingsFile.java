package dev.stowage.bench.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Reads readings from a CSV file: UTF-8 with or without a byte order mark, lines that end in LF or
 * CRLF, cells quoted or not, blanks around them dropped, a header that names the fields of the
 * layout. The file is read once from front to end, so a pipe will do; the readings are held packed
 * by column.
 *
 * <p>The first row that does not fit ends the reading with an error that names line, field and
 * allowed range.
 */
public final class ReadingsFile {

  /**
   * What a file held.
   *
   * @param readings the rows in the order of the file, at least one
   * @param rounded how many values were not on the grid of their field and were rounded to it
   */
  public record Contents(Readings readings, long rounded) {}

  private final Path file;
  private final String name;
  private final RecordLayout layout;

  /**
   * Names a file.
   *
   * @param file a CSV file
   * @param layout the layout of its rows
   */
  public ReadingsFile(Path file, RecordLayout layout) {
    this.file = file;
    this.name = String.valueOf(file.getFileName());
    this.layout = layout;
  }

  /**
   * Reads the file.
   *
   * @return its readings
   * @throws StowageException INVALID for a header, row or byte that does not fit, and for a file
   *     without a reading; UNAVAILABLE when the file cannot be read
   */
  public Contents read() {
    try (InputStream in = Files.newInputStream(file);
        StrictUtf8Reader text = new StrictUtf8Reader(in)) {
      return rows(text);
    } catch (IOException unreadable) {
      throw new StowageException(
              ErrorKind.UNAVAILABLE, "readings", name, "the file cannot be read: " + unreadable)
          .causedBy(unreadable);
    }
  }

  private Contents rows(StrictUtf8Reader text) {
    Iterator<CsvRecord> rows =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)
            .iterator();
    try {
      if (!rows.hasNext()) {
        throw invalid("", "the file is empty; its first line names the fields of the layout");
      }
      Columns columns =
          Columns.of(rows.next().getFields().stream().map(String::strip).toList(), layout, name);
      ReadingsBuilder readings = Readings.builder(layout);
      while (rows.hasNext()) {
        add(rows.next(), columns, readings);
      }
      if (readings.size() == 0) {
        throw invalid("", "there is no reading below the header; give at least one");
      }
      return new Contents(readings.build(), readings.rounded());
    } catch (UncheckedIOException failed) {
      throw unreadable(failed, text.line());
    } catch (CsvParseException malformed) {
      throw invalid(" near line " + text.line(), "is no CSV: " + malformed.getMessage())
          .causedBy(malformed);
    }
  }

  private void add(CsvRecord row, Columns columns, ReadingsBuilder readings) {
    String line = " line " + row.getStartingLineNumber();
    if (row.getFieldCount() != columns.count()) {
      throw invalid(
          line,
          row.getFieldCount() + " cells, where the header has " + columns.count() + " columns");
    }
    try {
      readings.addText(columns.inLayoutOrder(row.getFields()));
    } catch (StowageException refused) {
      throw invalid(line, "field " + refused.key() + ": " + refused.what()).causedBy(refused);
    }
  }

  private StowageException unreadable(UncheckedIOException failed, long line) {
    if (failed.getCause() instanceof CharacterCodingException) {
      return invalid(" line " + line, "bytes that are no UTF-8; save the file as UTF-8")
          .causedBy(failed);
    }
    return new StowageException(
            ErrorKind.UNAVAILABLE, "readings", name, "the file cannot be read: " + failed)
        .causedBy(failed);
  }

  private StowageException invalid(String where, String what) {
    return new StowageException(ErrorKind.INVALID, "readings", name + where, what);
  }
}
