package dev.stowage.timestream;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a series lies: the database, and from series names to table names and back. Whether
 * Timestream tells {@code A} from {@code a} is not documented for tables, so a capital letter is
 * written as an underscore and the small one, and an underscore as two: series that differ in case
 * are two tables either way.
 */
final class TableNames {

  private static final Pattern CAPITAL_OR_UNDERSCORE = Pattern.compile("[A-Z_]");
  private static final Pattern ESCAPED = Pattern.compile("_([a-z_])");
  private static final Pattern OURS = Pattern.compile("(?:[a-z0-9.-]|_[a-z_])+");

  private final String database;
  private final String prefix;

  TableNames(TimestreamConfig config) {
    this.database = config.database();
    this.prefix = config.prefix();
  }

  String database() {
    return database;
  }

  String table(String series) {
    return prefix
        + CAPITAL_OR_UNDERSCORE
            .matcher(series)
            .replaceAll(found -> "_" + found.group().toLowerCase(Locale.ROOT));
  }

  /** Whether a table has our prefix. */
  boolean isOurs(String table) {
    return table.startsWith(prefix);
  }

  /** The series of a table; empty when the table cannot be one of ours. */
  Optional<String> series(String table) {
    if (!isOurs(table)) {
      return Optional.empty();
    }
    String rest = table.substring(prefix.length());
    return OURS.matcher(rest).matches()
        ? Optional.of(
            ESCAPED.matcher(rest).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
