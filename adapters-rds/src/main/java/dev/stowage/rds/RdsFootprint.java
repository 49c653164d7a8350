package dev.stowage.rds;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Measures the tables of all series, each after a VACUUM, which makes the free space and visibility
 * maps that the size counts. A role that does not own a table cannot vacuum it; then it is measured
 * as it is. The definitions themselves, some 40 KB, are not counted.
 */
final class RdsFootprint {

  private static final Call CALL = new Call("footprint", "");

  private final Sessions sessions;
  private final Definitions definitions;
  private final SeriesTables tables;
  private final String schema;
  private long readings;
  private long bits;
  private long encoded;
  private long physical;

  RdsFootprint(Sessions sessions, RdsConfig config, Definitions definitions, SeriesTables tables) {
    this.sessions = sessions;
    this.definitions = definitions;
    this.tables = tables;
    this.schema = config.schema();
  }

  Footprint measure() {
    List<Definition> page;
    String after = "";
    do {
      page = definitions.page(CALL, after);
      for (Definition definition : page) {
        addIfThere(definition);
        after = definition.series().name();
      }
    } while (!page.isEmpty());
    return new Footprint(
        Amount.measured(readings),
        Amount.measured((bits + 7) / 8),
        Amount.measured(encoded),
        Amount.measured(physical),
        Amount.measured(physical));
  }

  /** A series that is dropped meanwhile is not counted. */
  private void addIfThere(Definition definition) {
    try {
      add(definition);
    } catch (StowageException e) {
      Call look = new Call(CALL.operation(), definition.series().name());
      if (e.kind() != ErrorKind.MISCONFIGURED || definitions.isStill(look, definition)) {
        throw e;
      }
    }
  }

  private void add(Definition definition) {
    String table = '"' + schema + "\"." + definition.table();
    sessions.read(
        CALL,
        handle ->
            unhurried(
                handle,
                () -> {
                  handle.execute("VACUUM " + table);
                  long bytes =
                      handle
                          .createQuery("SELECT pg_total_relation_size(:table::regclass)")
                          .bind("table", table)
                          .mapTo(Long.class)
                          .one();
                  return count(definition, tables.held(handle, definition), bytes);
                }));
  }

  private long count(Definition definition, SeriesTables.Held held, long bytes) {
    readings += held.readings();
    bits += held.readings() * definition.series().layout().bits();
    encoded += held.encodedBytes();
    physical += bytes;
    return bytes;
  }

  /** Counting a large table may take longer than a call is given. */
  private static long unhurried(Handle handle, LongSupplier work) throws SQLException {
    String limit =
        handle.createQuery("SELECT current_setting('statement_timeout')").mapTo(String.class).one();
    handle.getConnection().setNetworkTimeout(Runnable::run, 0);
    try {
      handle.execute("SET statement_timeout = 0");
      return work.getAsLong();
    } finally {
      handle.execute("SELECT set_config('statement_timeout', ?, false)", limit);
    }
  }
}
