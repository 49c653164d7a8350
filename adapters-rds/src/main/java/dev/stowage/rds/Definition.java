package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * A series as the database knows it.
 *
 * @param series name and layout
 * @param form how its readings lie
 * @param id tells its readings from those of every other definition, also of the same name
 * @param writeId eight random bytes, drawn by the define that made it
 */
record Definition(Series series, SeriesForm form, long id, long writeId) {

  /** What {@link #ROW} reads. */
  static final String COLUMNS = "id, name, layout, form, write_id";

  /** Makes a definition of a row of {@link #COLUMNS}. */
  static final RowMapper<Definition> ROW = (row, context) -> of(row);

  private static Definition of(ResultSet row) throws SQLException {
    String name = row.getString("name");
    String form = row.getString("form");
    return new Definition(
        new Series(name, layout(name, row.getString("layout"))),
        SeriesForm.of(form).orElseThrow(() -> corrupt(name, "it has the unknown form " + form)),
        row.getLong("id"),
        row.getLong("write_id"));
  }

  private static RecordLayout layout(String name, String text) {
    try {
      return RecordLayout.parse(text);
    } catch (StowageException noLayout) {
      throw corrupt(name, "its layout is none: " + noLayout.what()).causedBy(noLayout);
    }
  }

  private static StowageException corrupt(String name, String what) {
    return new StowageException(ErrorKind.CORRUPT, "series", name, what);
  }

  void requireLayout(Call call, Series passed) {
    if (!series.layout().equals(passed.layout())) {
      throw call.failed(
          ErrorKind.CONFLICT, "the series has the layout \"" + series.layout() + "\"; use that");
    }
  }
}
