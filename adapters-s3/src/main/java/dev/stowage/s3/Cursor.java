package dev.stowage.s3;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import java.util.Optional;

/** Where a list goes on: behind the folder or key that its last page ended with. */
final class Cursor {

  private static final String MARK = "after:";

  private Cursor() {}

  /** Writes down where the next page begins. */
  static String after(String place) {
    return MARK + place;
  }

  /**
   * Reads where a page begins.
   *
   * @return what the page before ended with; empty for the first page
   * @throws dev.stowage.core.error.StowageException INVALID for a cursor that is none of ours
   */
  static Optional<String> place(Call call, String cursor) {
    if (cursor.equals(Page.FIRST)) {
      return Optional.empty();
    }
    String place = cursor.startsWith(MARK) ? cursor.substring(MARK.length()) : "";
    if (place.isEmpty() || place.contains("/")) {
      throw call.failed(ErrorKind.INVALID, "the cursor is none of ours; begin with an empty one");
    }
    return Optional.of(place);
  }
}
