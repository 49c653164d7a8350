package dev.stowage.rds;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The columns that every record with an owner has. */
final class StampColumns {

  /** The columns, in the order of {@link #VALUES}. */
  static final String NAMES = "write_id, created, expires, delete_token";

  /** What {@link #bound} binds. */
  static final String VALUES = ":writeId, :created, :expires, :deleteToken";

  private StampColumns() {}

  static <S extends SqlStatement<S>> S bound(S statement, Stamp stamp) {
    return statement
        .bind("writeId", stamp.writeId())
        .bind("created", second(stamp.createdAt()))
        .bind("expires", second(stamp.expiresAt()))
        .bind("deleteToken", stamp.deleteToken().bytes());
  }

  /** Binds a time, of which its whole second counts; null for none. */
  static Argument second(@Nullable Instant time) {
    return (position, statement, context) ->
        statement.setObject(
            position,
            time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
            Types.TIMESTAMP_WITH_TIMEZONE);
  }

  /**
   * Reads the columns of a row.
   *
   * @throws StowageException INVALID when they break the rules of a stamp
   * @throws IllegalArgumentException when the token is none
   */
  static Stamp read(ResultSet row) throws SQLException {
    return new Stamp(
        row.getObject("created", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("expires", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        TokenHash.ofBytes(row.getBytes("delete_token")),
        row.getLong("write_id"));
  }
}
