package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The statements on the sealed days of one series. A read goes by the definition, so that a series
 * that was dropped is told from one without days. Every write is a compare-and-swap: it names the
 * revision it was made from and changes nothing when that is no longer stored.
 */
final class DayTable {

  private static final RowMapper<Optional<DayRow>> ROW =
      (row, context) -> {
        int day = row.getInt("day");
        long revision = row.getLong("revision");
        return Optional.ofNullable(row.getBytes("content"))
            .map(content -> new DayRow(day, revision, content));
      };

  private final String schema;
  private final Call call;
  private final Definition series;

  DayTable(String schema, Call call, Definition series) {
    this.schema = '"' + schema + "\".";
    this.call = call;
    this.series = series;
  }

  /** The first day from one day to another, both included. */
  Optional<DayRow> first(Handle handle, int from, int to) {
    return found(
        handle
            .createQuery(select(" AND day >= :from AND day <= :to ORDER BY day"))
            .bind("from", from)
            .bind("to", to));
  }

  Optional<DayRow> last(Handle handle) {
    return found(handle.createQuery(select(" ORDER BY day DESC")));
  }

  /** Stores a day that is not there; tells whether it was so. */
  boolean insert(Handle handle, DayRow row, int readings) {
    String insert =
        "INSERT INTO "
            + schema
            + "block (series, day, revision, readings, content)"
            + " VALUES (:series, :day, :revision, :readings, :content)"
            + " ON CONFLICT (series, day) DO NOTHING";
    return bound(handle.createUpdate(insert), row).bind("readings", readings).execute() == 1;
  }

  /** Replaces a revision of a day; tells whether it was still stored. */
  boolean replace(Handle handle, long old, DayRow row, int readings) {
    String replace =
        "UPDATE "
            + schema
            + "block SET revision = :revision, readings = :readings, content = :content"
            + " WHERE series = :series AND day = :day AND revision = :old";
    return bound(handle.createUpdate(replace), row)
            .bind("readings", readings)
            .bind("old", old)
            .execute()
        == 1;
  }

  /** Removes a revision of a day; tells whether it was still stored. */
  boolean delete(Handle handle, DayRow old) {
    return handle
            .createUpdate(
                "DELETE FROM "
                    + schema
                    + "block WHERE series = :series AND day = :day AND revision = :revision")
            .bind("series", series.id())
            .bind("day", old.day())
            .bind("revision", old.revision())
            .execute()
        == 1;
  }

  private String select(String which) {
    return "SELECT found.* FROM "
        + schema
        + "series AS defined LEFT JOIN LATERAL (SELECT day, revision, content FROM "
        + schema
        + "block WHERE series = defined.id"
        + which
        + " LIMIT 1) AS found ON true WHERE defined.name = :name AND defined.id = :series";
  }

  private Optional<DayRow> found(Query query) {
    return query
        .bind("name", series.series().name())
        .bind("series", series.id())
        .map(ROW)
        .findOne()
        .orElseThrow(() -> call.failed(ErrorKind.MISCONFIGURED, "the series was dropped"));
  }

  private <S extends SqlStatement<S>> S bound(S statement, DayRow row) {
    return statement
        .bind("series", series.id())
        .bind("day", row.day())
        .bind("revision", row.revision())
        .bind("content", row.content());
  }
}
