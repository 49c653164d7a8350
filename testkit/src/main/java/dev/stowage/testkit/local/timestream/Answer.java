package dev.stowage.testkit.local.timestream;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole answer to a query. Rows are put into the words of the protocol only when they are sent,
 * because answers are kept for as long as somebody may ask for their parts.
 *
 * @param columns name and type of each column, in the words of the protocol
 * @param rows the values of each row, any of which may be absent
 */
record Answer(List<Map<String, Object>> columns, List<List<Optional<String>>> rows) {

  private static final int BYTES_BESIDE_A_VALUE = 20;

  Answer {
    columns = List.copyOf(columns);
  }

  static Map<String, Object> column(String name, String type) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("Name", name);
    column.put("Type", Map.of("ScalarType", type));
    return column;
  }

  /** Rows of records: their times, and their values in some columns. */
  static List<List<Optional<String>>> rows(List<Points.Seen> records, int[] columns) {
    return new AbstractList<>() {
      @Override
      public List<Optional<String>> get(int index) {
        Points.Seen record = records.get(index);
        List<Optional<String>> values = new ArrayList<>(columns.length + 1);
        values.add(Optional.of(Stamp.of(record.nanos())));
        for (int column : columns) {
          values.add(record.value().value(column).map(Object::toString));
        }
        return values;
      }

      @Override
      public int size() {
        return records.size();
      }
    };
  }

  /** About how long a row is when it is sent. */
  int length(int row) {
    return rows.get(row).stream()
        .mapToInt(value -> value.map(String::length).orElse(0) + BYTES_BESIDE_A_VALUE)
        .sum();
  }

  /** Some rows in the words of the protocol. */
  List<Map<String, Object>> part(int from, int to) {
    List<Map<String, Object>> part = new ArrayList<>(to - from);
    for (List<Optional<String>> row : rows.subList(from, to)) {
      part.add(Map.of("Data", row.stream().map(Answer::datum).toList()));
    }
    return part;
  }

  private static Map<String, Object> datum(Optional<String> value) {
    return value
        .<Map<String, Object>>map(text -> Map.of("ScalarValue", text))
        .orElse(Map.of("NullValue", true));
  }
}
