package dev.stowage.rds;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * Which server process carries a statement out, so that it can be ended when its reply is lost.
 *
 * @param pid the process
 * @param application the name the connection gave itself; another process of that number has
 *     another name, or is ours
 */
record Session(int pid, String application) {

  /** Waits at most this long for a process to end. */
  private static final int PATIENCE_MILLIS = 10_000;

  /** Asks the driver, not the server. */
  static Session of(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    return new Session(
        postgres.getBackendPID(), String.valueOf(connection.getClientInfo("ApplicationName")));
  }

  /**
   * Ends the session, if it still is, and returns when it is over.
   *
   * @param handle another connection of the same role
   * @return whether it is over: whatever its last statement did, it does nothing more
   */
  boolean end(Handle handle) {
    return handle
        .createQuery(
            "SELECT pg_terminate_backend(pid, :patience) FROM pg_stat_activity"
                + " WHERE pid = :pid AND application_name = :application")
        .bind("patience", PATIENCE_MILLIS)
        .bind("pid", pid)
        .bind("application", application)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(true);
  }
}
