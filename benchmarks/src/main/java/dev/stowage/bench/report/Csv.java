package dev.stowage.bench.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;

/** A table as CSV: a heading, then rows; cells quoted where they must be, lines end in LF. */
final class Csv {

  private final StringWriter text = new StringWriter();
  private final CsvWriter writer;
  private final int columns;

  /** Begins with a heading. */
  Csv(String... headings) {
    this.writer = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(text);
    this.columns = headings.length;
    row(headings);
  }

  /** Adds a row with a cell for each heading. */
  void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells, " + columns + " columns");
    }
    writer.writeRecord(cells);
  }

  String text() {
    return text.toString();
  }
}
