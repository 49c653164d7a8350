package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/**
 * Makes the schema, or brings the one that is there up to date. The only class that touches Flyway,
 * so that a deployment which never does this can leave Flyway out.
 */
final class RdsSetup {

  /**
   * Where the migrations lie on the class path: not where an embedding application keeps its own.
   */
  private static final String MIGRATIONS = "classpath:db/stowage";

  /** Tells our lock from those of others in the same database; the letters "stow". */
  static final int LOCK = 0x73746f77;

  private final DataSource source;
  private final RdsConfig config;
  private final RdsErrors errors;
  private final Call call;

  RdsSetup(DataSource source, RdsConfig config) {
    this.source = source;
    this.config = config;
    this.errors = new RdsErrors(config);
    this.call = new Call("init", config.url());
  }

  /** Can be repeated, and called by several at once: they do it one after another. */
  void run(Sessions sessions) {
    sessions.read(
        call,
        handle -> {
          hold(handle, "pg_advisory_lock");
          try {
            migrate();
          } finally {
            hold(handle, "pg_advisory_unlock");
          }
          return true;
        });
  }

  /** The lock belongs to the session: it ends with it whatever happens. */
  private void hold(Handle handle, String function) {
    handle.execute("SELECT " + function + "(?, hashtext(?))", LOCK, config.schema());
  }

  private void migrate() {
    try {
      Flyway.configure(RdsSetup.class.getClassLoader())
          .dataSource(source)
          .schemas(config.schema())
          .createSchemas(true)
          .table(SchemaVersion.TABLE)
          .locations(MIGRATIONS)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw translated(failed);
    }
  }

  private StowageException translated(FlywayException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return errors.refused(call, sql).causedBy(failed);
      }
    }
    String said = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    return call.failed(
            ErrorKind.MISCONFIGURED,
            "the schema " + config.schema() + " is not ours or was changed: " + said)
        .causedBy(failed);
  }
}
