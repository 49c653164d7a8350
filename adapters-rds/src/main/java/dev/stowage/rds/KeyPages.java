package dev.stowage.rds;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Pages of a table in the order of its keys. A cursor names the last key that was given out, so
 * that nothing is held between two pages.
 */
final class KeyPages {

  private static final String AFTER = "after:";

  private KeyPages() {}

  /**
   * Reads a cursor.
   *
   * @param check refuses what cannot be a key
   * @return the key after which the page begins; before every key at first
   * @throws StowageException INVALID for a cursor that is none of ours
   */
  static String after(String cursor, Consumer<String> check) {
    if (cursor.equals(Page.FIRST)) {
      return "";
    }
    if (!cursor.startsWith(AFTER)) {
      throw new StowageException(
          ErrorKind.INVALID, "list", "", "the cursor is none of ours; begin with an empty one");
    }
    String key = cursor.substring(AFTER.length());
    check.accept(key);
    return key;
  }

  /**
   * Makes a page of rows.
   *
   * @param full how many rows a page has while more may follow
   */
  static <R> Page<R> of(List<R> rows, int full, Function<R, String> key) {
    return new Page<>(
        rows,
        rows.size() < full
            ? Optional.empty()
            : Optional.of(AFTER + key.apply(rows.get(rows.size() - 1))));
  }
}
