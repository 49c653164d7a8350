package dev.stowage.rds;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The statements on a table of sealed days. Every write is a compare-and-swap: it names the
 * revision it was made from and changes nothing when that is no longer stored.
 */
final class DayTable {

  private static final RowMapper<DayRow> ROW =
      (row, context) ->
          new DayRow(row.getInt("day"), row.getLong("revision"), row.getBytes("content"));

  private final String table;

  DayTable(String schema, Definition series) {
    this.table = '"' + schema + "\"." + series.table();
  }

  Optional<DayRow> find(Handle handle, int day) {
    return handle
        .createQuery("SELECT day, revision, content FROM " + table + " WHERE day = :day")
        .bind("day", day)
        .map(ROW)
        .findOne();
  }

  /** The first day from one day to another, both included. */
  Optional<DayRow> first(Handle handle, int from, int to) {
    return handle
        .createQuery(
            "SELECT day, revision, content FROM "
                + table
                + " WHERE day >= :from AND day <= :to ORDER BY day LIMIT 1")
        .bind("from", from)
        .bind("to", to)
        .map(ROW)
        .findOne();
  }

  Optional<DayRow> last(Handle handle) {
    return handle
        .createQuery("SELECT day, revision, content FROM " + table + " ORDER BY day DESC LIMIT 1")
        .map(ROW)
        .findOne();
  }

  /** Stores a day that is not there; tells whether it was so. */
  boolean insert(Handle handle, DayRow row, int readings) {
    return handle
            .createUpdate(
                "INSERT INTO "
                    + table
                    + " (day, revision, readings, content)"
                    + " VALUES (:day, :revision, :readings, :content) ON CONFLICT (day) DO NOTHING")
            .bind("day", row.day())
            .bind("revision", row.revision())
            .bind("readings", readings)
            .bind("content", row.content())
            .execute()
        == 1;
  }

  /** Replaces a revision of a day; tells whether it was still stored. */
  boolean replace(Handle handle, long old, DayRow row, int readings) {
    return handle
            .createUpdate(
                "UPDATE "
                    + table
                    + " SET revision = :revision, readings = :readings, content = :content"
                    + " WHERE day = :day AND revision = :old")
            .bind("day", row.day())
            .bind("old", old)
            .bind("revision", row.revision())
            .bind("readings", readings)
            .bind("content", row.content())
            .execute()
        == 1;
  }

  /** Removes a revision of a day; tells whether it was still stored. */
  boolean delete(Handle handle, DayRow old) {
    return handle
            .createUpdate("DELETE FROM " + table + " WHERE day = :day AND revision = :revision")
            .bind("day", old.day())
            .bind("revision", old.revision())
            .execute()
        == 1;
  }

  /** Counts readings and the bytes of all values: 16 of key, revision and count beside the day. */
  SeriesTables.Held held(Handle handle) {
    return handle
        .createQuery(
            "SELECT coalesce(sum(readings), 0) AS readings,"
                + " coalesce(sum(octet_length(content) + 16), 0) AS bytes FROM "
                + table)
        .map((row, context) -> new SeriesTables.Held(row.getLong("readings"), row.getLong("bytes")))
        .one();
  }
}
