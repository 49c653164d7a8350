package dev.stowage.rds;

import dev.stowage.core.backend.ExpiredRecords;
import dev.stowage.core.error.ErrorKind;
import java.time.Instant;
import java.util.List;

/**
 * Frees links and pastes that have expired, found by the index on their ends. A batch is one
 * statement: it locks what it will delete, so that a record that is being replaced or taken is
 * passed over and two purges do not wait for each other.
 */
final class RdsExpired implements ExpiredRecords {

  /**
   * A table and how much of it one statement deletes.
   *
   * @param name the table with its schema
   * @param batch records in a statement: some megabytes, or seconds, of work
   */
  private record Purged(String name, int batch) {}

  private final Sessions sessions;
  private final List<Purged> tables;

  RdsExpired(Sessions sessions, RdsConfig config) {
    this.sessions = sessions;
    this.tables =
        List.of(
            new Purged(RecordTable.LINK.in(config), 1_000),
            new Purged(RecordTable.PASTE.in(config), 100));
  }

  @Override
  public long count(Instant now) {
    return tables.stream().mapToLong(table -> count(table, now)).sum();
  }

  @Override
  public long free(Instant now) {
    return tables.stream().mapToLong(table -> free(table, now)).sum();
  }

  private long count(Purged table, Instant now) {
    return sessions.read(
        new Call("count", ""),
        handle ->
            handle
                .createQuery("SELECT count(*) FROM " + table.name() + " WHERE expires <= :now")
                .bind("now", StampColumns.second(now))
                .mapTo(Long.class)
                .one());
  }

  private long free(Purged table, Instant now) {
    long freed = 0;
    int batch;
    do {
      batch = freeSome(table, now);
      freed += batch;
    } while (batch == table.batch());
    return freed;
  }

  private int freeSome(Purged table, Instant now) {
    Call call = new Call("purge", "");
    String delete =
        "WITH over AS MATERIALIZED (SELECT id FROM "
            + table.name()
            + " WHERE expires <= :now LIMIT "
            + table.batch()
            + " FOR UPDATE SKIP LOCKED) DELETE FROM "
            + table.name()
            + " AS stored USING over WHERE stored.id = over.id AND stored.expires <= :now";
    return sessions
        .once(
            call,
            handle -> handle.createUpdate(delete).bind("now", StampColumns.second(now)).execute())
        .orElseThrow(
            () ->
                call.failed(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "the reply was lost, and with it how many were freed; free what is left"));
  }
}
