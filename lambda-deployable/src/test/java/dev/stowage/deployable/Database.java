package dev.stowage.deployable;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.wiring.Wiring;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A schema of PostgreSQL that a function keeps everything in, seen by its superuser. */
final class Database implements AutoCloseable {

  private static final String SESSIONS =
      " FROM pg_stat_activity WHERE application_name LIKE 'stowage %%%%' AND backend_start > '%s'";

  private final String schema;
  private final Connection connection;
  private final String made;

  private Database(String schema, Connection connection) {
    this.schema = schema;
    this.connection = connection;
    this.made = ask("SELECT clock_timestamp()");
  }

  static Database make(String schema) {
    LocalPostgres engine = LocalPostgres.shared();
    try {
      Database database =
          new Database(
              schema,
              DriverManager.getConnection(engine.jdbcUrl(), engine.user(), engine.password()));
      Wiring.initialise(StoreUrl.parse(database.url()), BackendContext.system(new Meter()));
      return database;
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** The store URL, whose password is in a file. */
  String url() {
    return LocalPostgres.shared().url() + "&series=block&schema=" + schema;
  }

  /** Forgets everything that was stored. */
  void clear() {
    run("DELETE FROM \"%1$s\".link; DELETE FROM \"%1$s\".paste; DELETE FROM \"%1$s\".counter");
    run("DELETE FROM \"%1$s\".series");
  }

  /** Makes everything that is stored older, by a second more, for a begun second counts whole. */
  void age(Duration time) {
    String passed = " - interval '" + (time.toSeconds() + 1) + " seconds'";
    for (String table : new String[] {"link", "paste"}) {
      run(
          "UPDATE \"%1$s\"."
              + table
              + " SET created = created"
              + passed
              + ", expires = expires"
              + passed);
    }
  }

  /** The value of a counter. */
  int counter(String name) {
    return Integer.parseInt(ask("SELECT value FROM \"%1$s\".counter WHERE name = '" + name + "'"));
  }

  /** Takes the schema away. */
  void drop() {
    run("DROP SCHEMA \"%1$s\" CASCADE");
  }

  /** The sessions that functions have begun since this was made. */
  int sessions() {
    return Integer.parseInt(ask("SELECT count(*)" + SESSIONS.formatted(made)));
  }

  /** Waits until there is none: the server notices a moment later that a client has gone. */
  void awaitNoSession() {
    long end = System.nanoTime() + Functions.LIMIT.toNanos();
    while (sessions() > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError("sessions that nobody closed: " + sessions());
      }
      rest(Duration.ofMillis(10));
    }
  }

  /** Ends them, as a restart of the database does. */
  void endSessions() {
    ask("SELECT count(pg_terminate_backend(pid, 10000))" + SESSIONS.formatted(made));
  }

  /** Does nothing for a while. */
  void rest(Duration time) {
    ask("SELECT pg_sleep(" + time.toMillis() / 1e3 + ")");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(schema));
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private String ask(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(schema))) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
