package dev.stowage.rds;

import dev.stowage.testkit.local.LocalPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Statements beside the adapter, as the engine's superuser. */
final class Sql {

  private Sql() {}

  static DataSource superuser() {
    LocalPostgres engine = LocalPostgres.shared();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(engine.jdbcUrl());
    source.setUser(engine.user());
    source.setPassword(engine.password());
    return source;
  }

  static void run(String sql) {
    run(superuser(), sql);
  }

  static void run(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Returns the first column of the first row. */
  static String ask(String sql) {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new AssertionError("no row: " + sql);
      }
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
