package dev.stowage.rds;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Removes the schema, and tells whether there is one: the inverse of {@link RdsSetup}, with which
 * it takes turns.
 *
 * <p>Only what we made is dropped by its name, then the schema if nothing is left in it. A cascade
 * would take along whatever others have put there, a view of theirs on our tables elsewhere, and of
 * a schema such as {@code public} even extensions. So PostgreSQL itself decides whether the schema
 * is ours alone; where it is not, the transaction takes everything back.
 */
final class RdsRemoval {

  /** What the migrations make, and Flyway's own table, without which nothing here is ours. */
  private static final String FIND_TABLES =
      """
      SELECT c.relname
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = :schema AND c.relkind = 'r'
         AND c.relname IN ('series', 'block', 'link', 'paste', 'counter', :migration)
         AND EXISTS (SELECT FROM pg_catalog.pg_class m
                      WHERE m.relnamespace = n.oid AND m.relname = :migration)""";

  /** The tables that series of the form "row" may have; a table of another number is not ours. */
  private static final String FIND_ROWS =
      """
      SELECT c.relname
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN %s.series s ON c.relname = 'row_' || s.id
       WHERE n.nspname = :schema AND c.relkind = 'r'""";

  private static final String DROP_FUNCTIONS =
      "DROP FUNCTION IF EXISTS %1$s.define_series, %1$s.drop_series, %1$s.make_rows";

  private final RdsConfig config;
  private final Sessions sessions;
  private final Duration patience;

  /** Prepares a removal; {@code patience} is how long it waits for a lock. */
  RdsRemoval(RdsConfig config, Sessions sessions, Duration patience) {
    this.config = config;
    this.sessions = sessions;
    this.patience = patience;
  }

  boolean isThere() {
    return sessions.read(new Call("look up", config.url()), this::hasSchema);
  }

  /** Can be repeated, and called by several at once: they do it one after another. */
  void run() {
    sessions.repeatable(
        new Call("remove", config.url()), handle -> handle.inTransaction(this::removed));
  }

  private boolean removed(Handle handle) {
    handle.execute(
        String.format(
            Locale.ROOT,
            "SET LOCAL statement_timeout = %d; SET LOCAL lock_timeout = %d",
            RdsPool.STATEMENT.toMillis(),
            patience.toMillis()));
    handle.execute("SELECT pg_advisory_xact_lock(?, hashtext(?))", RdsSetup.LOCK, config.schema());
    if (hasSchema(handle)) {
      String schema = '"' + config.schema() + '"';
      List<String> tables = tables(handle, schema);
      if (!tables.isEmpty()) {
        handle.execute(DROP_FUNCTIONS.formatted(schema));
        handle.execute("DROP TABLE " + String.join(", ", tables));
      }
      handle.execute("DROP SCHEMA " + schema);
    }
    return true;
  }

  private boolean hasSchema(Handle handle) {
    return handle
        .createQuery("SELECT to_regnamespace(quote_ident(:schema)) IS NOT NULL")
        .bind("schema", config.schema())
        .mapTo(Boolean.class)
        .one();
  }

  /** Returns what to drop, each with its schema; empty where nothing is ours. */
  private List<String> tables(Handle handle, String schema) {
    List<String> names =
        handle
            .createQuery(FIND_TABLES)
            .bind("schema", config.schema())
            .bind("migration", SchemaVersion.TABLE)
            .mapTo(String.class)
            .list();
    List<String> rows =
        names.contains("series")
            ? handle
                .createQuery(FIND_ROWS.formatted(schema))
                .bind("schema", config.schema())
                .mapTo(String.class)
                .list()
            : List.of();
    return Stream.concat(names.stream(), rows.stream())
        .map(name -> schema + ".\"" + name + '"')
        .toList();
  }
}
