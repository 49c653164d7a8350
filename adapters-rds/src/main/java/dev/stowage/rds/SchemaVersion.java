package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;

/** Checks when a backend is opened that the schema is there and is the one this code knows. */
final class SchemaVersion {

  /** Flyway's table of the migrations that were applied. */
  static final String TABLE = "migration";

  /** The last migration in {@code db/stowage}. */
  static final int EXPECTED = 2;

  private SchemaVersion() {}

  /**
   * Asks for the version, one statement.
   *
   * @throws dev.stowage.core.error.StowageException MISCONFIGURED, saying what to run
   */
  static void check(Sessions sessions, RdsConfig config) {
    Call call = new Call("open", config.url());
    int version =
        sessions.read(
            call,
            handle ->
                handle
                    .createQuery(
                        "SELECT coalesce(max(version::integer), 0) FROM \""
                            + config.schema()
                            + "\"."
                            + TABLE
                            + " WHERE success")
                    .mapTo(Integer.class)
                    .one());
    if (version < EXPECTED) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the schema has version "
              + version
              + " of "
              + EXPECTED
              + "; run stowage init "
              + config.url());
    }
    if (version > EXPECTED) {
      throw call.failed(
          ErrorKind.MISCONFIGURED,
          "the schema has version "
              + version
              + ", made by a newer Stowage; this one knows "
              + EXPECTED);
    }
  }
}
