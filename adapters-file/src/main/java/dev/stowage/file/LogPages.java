package dev.stowage.file;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Lists a keyed log by pages; the cursor is the lowest hash of those that follow. */
final class LogPages {

  private static final int RECORDS = 1000;
  private static final String PREFIX = "from:";
  private static final Pattern CURSOR = Pattern.compile(PREFIX + "[0-9a-f]{16}");

  private LogPages() {}

  /**
   * Returns a page.
   *
   * @param log the log
   * @param cursor {@link Page#FIRST}, or the one of the page before
   * @param decoder makes what is listed of the front of a record
   * @throws StowageException INVALID for a cursor that is none of ours
   */
  static <T> Page<T> page(KeyedLog log, String cursor, Function<LogRecord, T> decoder) {
    KeyedLog.Records found = log.list(from(cursor), RECORDS);
    return new Page<>(
        found.records().stream().map(decoder).toList(),
        found.next().map(next -> PREFIX + HexFormat.of().toHexDigits(next)));
  }

  private static long from(String cursor) {
    if (cursor.equals(Page.FIRST)) {
      return 0;
    }
    if (!CURSOR.matcher(cursor).matches()) {
      throw new StowageException(
          ErrorKind.INVALID, "list", "", "the cursor is none of this store; begin without one");
    }
    return HexFormat.fromHexDigitsToLong(cursor.substring(PREFIX.length()));
  }
}
