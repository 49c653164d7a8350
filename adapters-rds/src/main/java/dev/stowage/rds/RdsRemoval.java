package dev.stowage.rds;

/** Tells whether there is the schema. */
final class RdsRemoval {

  private final RdsConfig config;
  private final Sessions sessions;

  RdsRemoval(RdsConfig config, Sessions sessions) {
    this.config = config;
    this.sessions = sessions;
  }

  boolean isThere() {
    return sessions.read(
        new Call("look up", config.url()),
        handle ->
            handle
                .createQuery("SELECT to_regnamespace(quote_ident(:schema)) IS NOT NULL")
                .bind("schema", config.schema())
                .mapTo(Boolean.class)
                .one());
  }
}
