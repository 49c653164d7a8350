package dev.stowage.rds;

import dev.stowage.core.series.Readings;
import java.sql.Array;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The type of a field's column: the narrowest signed integer of PostgreSQL that holds the field's
 * unsigned one. The migration that makes the tables chooses by the same limits.
 */
enum ColumnType {
  /** {@code smallint}, for 1 to 15 bits. */
  SMALLINT("int2", 2) {
    @Override
    Object values(Readings readings, int field) {
      short[] values = new short[readings.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (short) readings.raw(i, field);
      }
      return values;
    }
  },
  /** {@code integer}, for 16 to 31 bits. */
  INTEGER("int4", 4) {
    @Override
    Object values(Readings readings, int field) {
      int[] values = new int[readings.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (int) readings.raw(i, field);
      }
      return values;
    }
  },
  /** {@code bigint}, for 32 to 63 bits. */
  BIGINT("int8", 8) {
    @Override
    Object values(Readings readings, int field) {
      long[] values = new long[readings.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = readings.raw(i, field);
      }
      return values;
    }
  };

  private final String sqlName;
  private final int bytes;

  ColumnType(String sqlName, int bytes) {
    this.sqlName = sqlName;
    this.bytes = bytes;
  }

  /** The type for a field of some bits, 1 to 63. */
  static ColumnType of(int bits) {
    if (bits <= 15) {
      return SMALLINT;
    }
    return bits <= 31 ? INTEGER : BIGINT;
  }

  /** The bytes of one value in a row. */
  int bytes() {
    return bytes;
  }

  /** One field of all readings as an array of this type. */
  Array array(PGConnection connection, Readings readings, int field) throws SQLException {
    return connection.createArrayOf(sqlName, values(readings, field));
  }

  abstract Object values(Readings readings, int field);
}
