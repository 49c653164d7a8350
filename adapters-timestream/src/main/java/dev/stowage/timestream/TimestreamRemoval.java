package dev.stowage.timestream;

/** Removes tables and the database, and tells whether there is one. */
final class TimestreamRemoval {

  private final TimestreamConfig config;
  private final Tables tables;

  TimestreamRemoval(TimestreamConfig config, Tables tables) {
    this.config = config;
    this.tables = tables;
  }

  boolean isThere() {
    return tables.databaseIsThere(new Call("look up", config.url()));
  }
}
