package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.statement.Update;
import org.postgresql.PGStatement;

/**
 * A table of records that have an owner and an end, one row for each id. Every change is one
 * statement that holds its own condition, so that nothing is locked between two.
 */
final class OwnedTable {

  /**
   * Lets the driver fetch values as they are. As text, which it asks for until a statement has been
   * sent five times, each byte would be two.
   */
  private static final StatementCustomizer BINARY =
      new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context)
            throws SQLException {
          statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        }
      };

  private final Sessions sessions;
  private final OwnWrites writes;
  private final String table;
  private final String upsert;

  /**
   * Takes a table.
   *
   * @param columns its columns beside those of a stamp, {@code id} among them; each is bound by its
   *     name
   */
  OwnedTable(Sessions sessions, String table, List<String> columns) {
    this.sessions = sessions;
    this.writes = new OwnWrites(sessions);
    this.table = table;
    String all = StampColumns.NAMES + ", " + String.join(", ", columns);
    this.upsert =
        "INSERT INTO "
            + table
            + " AS stored ("
            + all
            + ") VALUES ("
            + StampColumns.VALUES
            + ", :"
            + String.join(", :", columns)
            + ") ON CONFLICT (id) DO UPDATE SET ("
            + all
            + ") = ("
            + Arrays.stream(all.split(", "))
                .map(column -> "excluded." + column)
                .collect(Collectors.joining(", "))
            + ") WHERE stored.expires <= :now";
  }

  /**
   * Stores a record where none is, or one that has expired.
   *
   * @param values binds every column but those of the stamp
   */
  Created create(Call call, Stamp stamp, Instant now, UnaryOperator<Update> values) {
    boolean stored =
        writes.create(
            call,
            stamp.writeId(),
            handle ->
                values
                        .apply(StampColumns.bound(handle.createUpdate(upsert), stamp))
                        .bind("now", StampColumns.second(now))
                        .execute()
                    == 1,
            handle -> inTheWay(handle, call.key(), stamp, now));
    return stored ? Created.NEW : Created.TAKEN;
  }

  /** Reads columns of the record whose id is the call's key. */
  <R> Optional<R> find(Call call, String columns, RowMapper<R> mapper) {
    return sessions.read(
        call,
        handle ->
            handle
                .createQuery("SELECT " + columns + " FROM " + table + " WHERE id = :id")
                .addCustomizer(BINARY)
                .bind("id", call.key())
                .map(mapper)
                .findOne());
  }

  /** Removes the record whose id is the call's key and reads columns of it, in one step. */
  <R> Optional<R> take(Call call, String columns, RowMapper<R> mapper) {
    return sessions
        .once(
            call,
            handle ->
                handle
                    .createQuery("DELETE FROM " + table + " WHERE id = :id RETURNING " + columns)
                    .addCustomizer(BINARY)
                    .bind("id", call.key())
                    .map(mapper)
                    .findOne())
        .orElseThrow(
            () ->
                call.failed(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "the reply was lost; what it was to take is gone, or is there untouched"));
  }

  /** Removes the record of one write whose id is the call's key. */
  boolean remove(Call call, long writeId) {
    return writes.remove(
        call,
        writeId,
        handle ->
            handle
                    .createUpdate(
                        "DELETE FROM " + table + " WHERE id = :id AND write_id = :writeId")
                    .bind("id", call.key())
                    .bind("writeId", writeId)
                    .execute()
                == 1,
        handle ->
            handle
                .createQuery("SELECT write_id FROM " + table + " WHERE id = :id")
                .bind("id", call.key())
                .mapTo(Long.class)
                .findOne());
  }

  /** Reads columns of the first records after an id. */
  <R> List<R> page(String after, int limit, String columns, RowMapper<R> mapper) {
    return sessions.read(
        new Call("list", ""),
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + columns
                        + " FROM "
                        + table
                        + " WHERE id > :after ORDER BY id LIMIT "
                        + limit)
                .bind("after", after)
                .map(mapper)
                .list());
  }

  private Optional<Long> inTheWay(Handle handle, String id, Stamp stamp, Instant now) {
    return handle
        .createQuery(
            "SELECT write_id FROM "
                + table
                + " WHERE id = :id"
                + " AND (expires IS NULL OR expires > :now OR write_id = :writeId)")
        .bind("id", id)
        .bind("now", StampColumns.second(now))
        .bind("writeId", stamp.writeId())
        .mapTo(Long.class)
        .findOne();
  }
}
