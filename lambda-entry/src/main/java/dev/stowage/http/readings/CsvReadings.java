package dev.stowage.http.readings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;

/**
 * Reads readings from CSV: UTF-8 with or without a byte order mark, lines that end in LF or CRLF,
 * cells quoted or not, blanks around them dropped, a header that names the fields of the layout. It
 * is read once from front to end, so a pipe will do; the readings are held packed by column.
 *
 * <p>The first row that does not fit ends the reading with an error that names line, field and
 * allowed range.
 */
public final class CsvReadings {

  private final String name;
  private final RecordLayout layout;

  /**
   * Prepares to read.
   *
   * @param name what is read, for messages, such as the name of a file
   * @param layout the layout of the rows
   */
  public CsvReadings(String name, RecordLayout layout) {
    this.name = name;
    this.layout = layout;
  }

  /**
   * Reads to the end.
   *
   * @param in the bytes; not closed
   * @return the readings, at least one
   * @throws StowageException INVALID for a header, row or byte that does not fit, and where there
   *     is no reading; UNAVAILABLE when the bytes cannot be read
   */
  public ReceivedReadings read(InputStream in) {
    return rows(new StrictUtf8Reader(in));
  }

  private ReceivedReadings rows(StrictUtf8Reader text) {
    Iterator<CsvRecord> rows =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)
            .iterator();
    try {
      if (!rows.hasNext()) {
        throw invalid("", "it is empty; the first line names the fields of the layout");
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
      long rounded = readings.rounded();
      return new ReceivedReadings(readings.finish(), rounded);
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
      return invalid(" line " + line, "bytes that are no UTF-8; write it as UTF-8")
          .causedBy(failed);
    }
    return new StowageException(
            ErrorKind.UNAVAILABLE, "readings", name, "it cannot be read: " + failed.getCause())
        .causedBy(failed);
  }

  private StowageException invalid(String where, String what) {
    return new StowageException(ErrorKind.INVALID, "readings", name + where, what);
  }
}
