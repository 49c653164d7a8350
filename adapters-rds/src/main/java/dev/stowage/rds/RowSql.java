package dev.stowage.rds;

import dev.stowage.core.series.Field;
import dev.stowage.core.series.RecordLayout;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements on a table of rows. A column is named by its field's place in the record, {@code
 * f0} the time, so that no text of a user is ever part of a statement.
 */
final class RowSql {

  private final String table;
  private final int fields;
  private final int rowBytes;

  RowSql(String schema, Definition series) {
    RecordLayout layout = series.series().layout();
    this.table = '"' + schema + "\".row_" + series.id();
    this.fields = layout.fields().size();
    this.rowBytes =
        layout.fields().stream().map(Field::bits).mapToInt(b -> ColumnType.of(b).bytes()).sum();
  }

  /** The table with its schema. */
  String table() {
    return table;
  }

  /** The bytes of the values of one row. */
  int rowBytes() {
    return rowBytes;
  }

  /** The name under which a field's column is bound as an array. */
  static String parameter(int field) {
    return "f" + field;
  }

  /**
   * Stores the arrays, in the order of their elements, where something differs. Writers that sort
   * by time take the rows' locks in one order and cannot deadlock.
   */
  String upsert() {
    String insert =
        "INSERT INTO "
            + table
            + " AS stored ("
            + list(0, f -> "f" + f)
            + ") SELECT * FROM unnest("
            + list(0, f -> ":f" + f)
            + ") ON CONFLICT (f0) DO ";
    if (fields == 1) {
      return insert + "NOTHING";
    }
    return insert
        + "UPDATE SET "
        + list(1, f -> "f" + f + " = excluded.f" + f)
        + " WHERE ("
        + list(1, f -> "stored.f" + f)
        + ") IS DISTINCT FROM ("
        + list(1, f -> "excluded.f" + f)
        + ")";
  }

  /** Deletes the rows that are equal to the elements of the arrays. */
  String delete() {
    return "DELETE FROM "
        + table
        + " AS stored USING unnest("
        + list(0, f -> ":f" + f)
        + ") AS given ("
        + list(0, f -> "f" + f)
        + ") WHERE "
        + IntStream.range(0, fields)
            .mapToObj(f -> "stored.f" + f + " = given.f" + f)
            .collect(Collectors.joining(" AND "));
  }

  /** The first rows from {@code :from} and before {@code :to}, both in units of the time. */
  String page(int limit) {
    return "SELECT "
        + list(0, f -> "f" + f)
        + " FROM "
        + table
        + " WHERE f0 >= :from AND f0 < :to ORDER BY f0 LIMIT "
        + limit;
  }

  String latest() {
    return "SELECT " + list(0, f -> "f" + f) + " FROM " + table + " ORDER BY f0 DESC LIMIT 1";
  }

  String count() {
    return "SELECT count(*) FROM " + table;
  }

  private String list(int from, IntFunction<String> item) {
    return IntStream.range(from, fields).mapToObj(item).collect(Collectors.joining(", "));
  }
}
