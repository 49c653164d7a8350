package dev.stowage.testkit.local.timestream;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query. The stand-in knows two forms and refuses everything else:
 *
 * <pre>{@code
 * SELECT count(*) FROM "db"."table" WHERE "dimension" = 'value'
 * SELECT time, "measure", ... FROM "db"."table" WHERE "dimension" = 'value'
 *     [AND time BETWEEN TIMESTAMP '...' AND TIMESTAMP '...'] ORDER BY time ASC|DESC LIMIT n
 * }</pre>
 *
 * @param source where it reads
 * @param output what it returns
 * @param filter which records it wants
 * @param span which times, in which order
 */
record Select(Source source, Output output, Filter filter, Span span) {

  /** A table of a database. */
  record Source(String database, String table) {}

  /** A count, or the time and the values of these columns. */
  record Output(boolean count, List<String> measures) {

    Output {
      measures = List.copyOf(measures);
    }
  }

  /** A dimension and the value that it must have. */
  record Filter(String dimension, String value) {

    boolean takes(SeriesKey series) {
      return value.equals(series.dimensions().get(dimension));
    }
  }

  private static final String NAME = "\"([A-Za-z0-9_.-]+)\"";
  private static final Pattern COUNT =
      Pattern.compile(
          "SELECT count\\(\\*\\) FROM " + NAME + "\\." + NAME + " WHERE " + NAME + " = '([^']*)'");
  private static final Pattern ROWS =
      Pattern.compile(
          "SELECT time((?:, \"[A-Za-z0-9_]+\")*) FROM "
              + (NAME + "\\." + NAME + " WHERE " + NAME + " = '([^']*)'")
              + "( AND time BETWEEN TIMESTAMP '([^']*)' AND TIMESTAMP '([^']*)')?"
              + " ORDER BY time (ASC|DESC) LIMIT ([1-9][0-9]{0,8})");
  private static final Pattern COLUMN = Pattern.compile("\"([A-Za-z0-9_]+)\"");

  static Select parse(String query) {
    Matcher count = COUNT.matcher(query);
    if (count.matches()) {
      return new Select(
          new Source(count.group(1), count.group(2)),
          new Output(true, List.of()),
          new Filter(count.group(3), count.group(4)),
          Span.ALL);
    }
    Matcher rows = ROWS.matcher(query);
    if (!rows.matches()) {
      throw Fault.validation(
          "The query syntax is invalid at line 1:1 (the stand-in knows two forms of SELECT)");
    }
    return new Select(
        new Source(rows.group(2), rows.group(3)),
        new Output(false, columns(rows.group(1))),
        new Filter(rows.group(4), rows.group(5)),
        span(rows));
  }

  private static List<String> columns(String list) {
    return COLUMN.matcher(list).results().map(column -> column.group(1)).toList();
  }

  private static Span span(MatchResult rows) {
    boolean bounded = rows.group(6) != null;
    return new Span(
        bounded ? Stamp.nanos(rows.group(7)) : 0,
        bounded ? Stamp.nanos(rows.group(8)) : Long.MAX_VALUE,
        rows.group(9).equals("DESC"),
        Long.parseLong(rows.group(10)));
  }
}
