package dev.stowage.rds;

import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Measures the tables of readings and records, each after a VACUUM, which makes the maps of free
 * space and of visibility that the size counts. A role that does not own a table cannot vacuum it;
 * then it is measured as it is. What the schema takes without holding anything is not counted: the
 * definitions, some 50 KB, and tables of records without a row.
 */
final class RdsFootprint {

  private static final Call CALL = new Call("footprint", "");

  /** Bytes of a day's key, revision and count. */
  private static final int DAY_BYTES = 8 + 4 + 8 + 4;

  /** What is stored of one series. */
  private record Held(long readings, long encodedBytes) {}

  /** What is stored of one kind of records. */
  private record Kept(long records, long logicalBytes) {}

  private final Sessions sessions;
  private final Definitions definitions;
  private final RdsConfig config;
  private long records;
  private long bits;
  private long logical;
  private long encoded;
  private long physical;

  RdsFootprint(Sessions sessions, Definitions definitions, RdsConfig config) {
    this.sessions = sessions;
    this.definitions = definitions;
    this.config = config;
  }

  Footprint measure() {
    List<Definition> all = definitions();
    List<Definition> blocks = all.stream().filter(d -> d.form() == SeriesForm.BLOCK).toList();
    all.stream().filter(d -> d.form() == SeriesForm.ROW).forEach(this::addRowsIfThere);
    if (!blocks.isEmpty()) {
      addBlocks(blocks);
    }
    for (RecordTable table : RecordTable.values()) {
      addRecords(table);
    }
    return new Footprint(
        Amount.measured(records),
        Amount.measured((bits + 7) / 8 + logical),
        Amount.measured(encoded),
        Amount.measured(physical),
        Amount.measured(physical));
  }

  private List<Definition> definitions() {
    List<Definition> all = new ArrayList<>();
    List<Definition> page = definitions.page(CALL, "");
    while (!page.isEmpty()) {
      all.addAll(page);
      page = definitions.page(CALL, page.get(page.size() - 1).series().name());
    }
    return all;
  }

  /** A series that is dropped meanwhile is not counted. */
  private void addRowsIfThere(Definition series) {
    try {
      addRows(series);
    } catch (StowageException e) {
      Call look = new Call(CALL.operation(), series.series().name());
      if (e.kind() != ErrorKind.MISCONFIGURED || definitions.isStill(look, series)) {
        throw e;
      }
    }
  }

  private void addRows(Definition series) {
    RowSql sql = new RowSql(config.schema(), series);
    long size = size(sql.table());
    long rows = unhurried(handle -> handle.createQuery(sql.count()).mapTo(Long.class).one());
    physical += size;
    add(series, new Held(rows, rows * sql.rowBytes()));
  }

  private void addBlocks(List<Definition> blocks) {
    String table = config.table("block");
    physical += size(table);
    Map<Long, Held> held =
        unhurried(
            handle -> {
              Map<Long, Held> bySeries = new HashMap<>();
              handle
                  .createQuery(
                      "SELECT series, sum(readings) AS readings, sum(octet_length(content) + "
                          + DAY_BYTES
                          + ") AS bytes FROM "
                          + table
                          + " GROUP BY series")
                  .map(
                      (row, context) ->
                          Map.entry(
                              row.getLong("series"),
                              new Held(row.getLong("readings"), row.getLong("bytes"))))
                  .forEach(entry -> bySeries.put(entry.getKey(), entry.getValue()));
              return bySeries;
            });
    for (Definition series : blocks) {
      add(series, held.getOrDefault(series.id(), new Held(0, 0)));
    }
  }

  private void add(Definition series, Held held) {
    records += held.readings();
    bits += held.readings() * series.series().layout().bits();
    encoded += held.encodedBytes();
  }

  private void addRecords(RecordTable table) {
    Kept kept =
        unhurried(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) AS records, coalesce(sum("
                            + table.logicalBytes()
                            + "), 0) AS bytes FROM "
                            + table.in(config))
                    .map((row, context) -> new Kept(row.getLong("records"), row.getLong("bytes")))
                    .one());
    if (kept.records() > 0) {
      physical += size(table.in(config));
      records += kept.records();
      logical += kept.logicalBytes();
      encoded += kept.logicalBytes() + kept.records() * table.addedBytes();
    }
  }

  private long size(String table) {
    return unhurried(
        handle -> {
          handle.execute("VACUUM " + table);
          return handle
              .createQuery("SELECT pg_total_relation_size(:table::regclass)")
              .bind("table", table)
              .mapTo(Long.class)
              .one();
        });
  }

  /** Reading a large table may take longer than other statements are given. */
  private <T> T unhurried(Sessions.Work<T> work) {
    return sessions.read(
        CALL,
        handle -> {
          String limit = liftLimits(handle);
          try {
            return work.on(handle);
          } finally {
            handle.execute("SELECT set_config('statement_timeout', ?, false)", limit);
          }
        });
  }

  private static String liftLimits(Handle handle) throws SQLException {
    handle.getConnection().setNetworkTimeout(Runnable::run, 0);
    String limit =
        handle.createQuery("SELECT current_setting('statement_timeout')").mapTo(String.class).one();
    handle.execute("SET statement_timeout = 0");
    return limit;
  }
}
