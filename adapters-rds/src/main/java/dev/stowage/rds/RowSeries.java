package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.result.ResultSetScanner;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.postgresql.PGConnection;

/** One row for each reading, keyed by its time; raw integers in typed columns. */
final class RowSeries implements SeriesTables {

  /** Readings in one statement: some hundred kilobytes of arrays. */
  static final int ROWS_PER_STATEMENT = 10_000;

  /** Readings in one page of a scan. */
  static final int ROWS_PER_PAGE = 5_000;

  private final Sessions sessions;
  private final String schema;

  RowSeries(Sessions sessions, String schema) {
    this.sessions = sessions;
    this.schema = schema;
  }

  @Override
  public void append(Call call, Definition series, Readings readings) {
    String upsert = sql(series).upsert();
    for (int from = 0; from < readings.size(); from += ROWS_PER_STATEMENT) {
      Readings part = readings.slice(from, Math.min(from + ROWS_PER_STATEMENT, readings.size()));
      sessions.repeatable(call, handle -> bound(handle.createUpdate(upsert), part).execute());
    }
  }

  /**
   * Discards part by part. The count of a part whose reply was lost cannot be found out: its rows
   * are gone either way, or were another's to discard.
   */
  @Override
  public long discard(Call call, Definition series, Readings readings) {
    String delete = sql(series).delete();
    long discarded = 0;
    for (int from = 0; from < readings.size(); from += ROWS_PER_STATEMENT) {
      Readings part = readings.slice(from, Math.min(from + ROWS_PER_STATEMENT, readings.size()));
      discarded +=
          sessions
              .once(call, handle -> bound(handle.createUpdate(delete), part).execute())
              .orElseThrow(
                  () ->
                      call.failed(
                          ErrorKind.OUTCOME_UNKNOWN,
                          "the reply was lost, and with it how many were discarded"));
    }
    return discarded;
  }

  @Override
  public Optional<Readings> page(Call call, Definition series, long from, long to) {
    long unit = series.series().layout().resolution().micros();
    return sessions.read(
        call,
        handle ->
            nonEmpty(
                handle
                    .createQuery(sql(series).page(ROWS_PER_PAGE))
                    .bind("from", firstUnit(from, unit))
                    .bind("to", firstUnit(to, unit)),
                series));
  }

  @Override
  public Optional<Readings> latest(Call call, Definition series) {
    return sessions.read(
        call, handle -> nonEmpty(handle.createQuery(sql(series).latest()), series));
  }

  /** The first whole unit at or after a time. */
  private static long firstUnit(long micros, long unit) {
    return Math.floorDiv(micros + unit - 1, unit);
  }

  private RowSql sql(Definition series) {
    return new RowSql(schema, series);
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Readings readings) {
    RecordLayout layout = readings.layout();
    for (int f = 0; f < layout.fields().size(); f++) {
      int field = f;
      ColumnType type = ColumnType.of(layout.fields().get(f).bits());
      statement.bind(
          RowSql.parameter(f),
          (position, prepared, context) ->
              prepared.setArray(
                  position,
                  type.array(
                      prepared.getConnection().unwrap(PGConnection.class), readings, field)));
    }
    return statement;
  }

  private static Optional<Readings> nonEmpty(Query query, Definition series) {
    ResultSetScanner<Readings> scanner =
        (results, context) -> {
          try (context) {
            return readings(results.get(), series);
          }
        };
    return Optional.of(query.scanResultSet(scanner)).filter(page -> !page.isEmpty());
  }

  private static Readings readings(ResultSet rows, Definition series) throws SQLException {
    RecordLayout layout = series.series().layout();
    ReadingsBuilder builder = Readings.builder(layout);
    long[] raws = new long[layout.fields().size()];
    while (rows.next()) {
      for (int f = 0; f < raws.length; f++) {
        raws[f] = rows.getLong(f + 1);
      }
      try {
        builder.addRaw(raws);
      } catch (StowageException outOfRange) {
        throw new StowageException(
                ErrorKind.CORRUPT,
                "read",
                series.series().name(),
                "table row_" + series.id() + ", f0 = " + raws[0] + ": " + outOfRange.what())
            .causedBy(outOfRange);
      }
    }
    return builder.build();
  }
}
