package dev.stowage.http.readings;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Field;
import dev.stowage.core.series.RecordLayout;
import java.util.ArrayList;
import java.util.List;

/** Which column of a file holds which field of a layout. The columns may stand in any order. */
final class Columns {

  /** Above the most fields of a layout; a header of more is not looked at name by name. */
  private static final int MOST = 100;

  private final int[] columnOfField;

  private Columns(int[] columnOfField) {
    this.columnOfField = columnOfField;
  }

  /**
   * Reads a header, which must name each field of the layout exactly once and nothing else.
   *
   * @param header the names in the order of the columns
   * @param layout the layout
   * @param file what is read, for messages
   * @throws StowageException INVALID, naming what is missing, unknown or there twice
   */
  static Columns of(List<String> header, RecordLayout layout, String file) {
    List<String> wanted = layout.fields().stream().map(Field::name).toList();
    if (header.size() > MOST) {
      throw invalid(file, "has " + header.size() + " columns", wanted);
    }
    List<String> wrong = new ArrayList<>();
    wanted.stream()
        .filter(name -> !header.contains(name))
        .forEach(name -> wrong.add("has no column " + name));
    header.stream()
        .distinct()
        .filter(name -> !wanted.contains(name))
        .forEach(name -> wrong.add("has a column \"" + shown(name) + "\", which is no field"));
    header.stream()
        .distinct()
        .filter(name -> header.indexOf(name) != header.lastIndexOf(name))
        .forEach(name -> wrong.add("has the column " + shown(name) + " twice"));
    if (!wrong.isEmpty()) {
      throw invalid(file, String.join(" and ", wrong), wanted);
    }
    return new Columns(wanted.stream().mapToInt(header::indexOf).toArray());
  }

  private static StowageException invalid(String file, String wrong, List<String> wanted) {
    return new StowageException(
        ErrorKind.INVALID,
        "readings",
        file + " line 1",
        "the header "
            + wrong
            + "; by the layout it names "
            + String.join(",", wanted)
            + ", in any order");
  }

  int count() {
    return columnOfField.length;
  }

  /** Puts the cells of a row into the order of the layout. */
  String[] inLayoutOrder(List<String> cells) {
    String[] values = new String[columnOfField.length];
    for (int field = 0; field < values.length; field++) {
      values[field] = cells.get(columnOfField[field]).strip();
    }
    return values;
  }

  private static String shown(String name) {
    String safe = name.replaceAll("\\p{Cntrl}", "?");
    return safe.length() > 40 ? safe.substring(0, 40) + "..." : safe;
  }
}
