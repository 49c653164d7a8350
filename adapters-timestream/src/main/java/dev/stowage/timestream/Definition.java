package dev.stowage.timestream;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Series;

/**
 * A series as its table tells it.
 *
 * @param series name and layout
 * @param writeId 16 hexadecimal digits, drawn by the define that made the table
 */
record Definition(Series series, String writeId) {

  /**
   * Which define the readings belong to. It is the value of their dimension, so that one who has
   * not heard yet that the series was dropped and defined anew neither reads nor disturbs the new
   * one. Every record is billed for it, so it is short.
   */
  String generation() {
    return writeId.substring(0, 4);
  }

  void requireLayout(Call call, Series passed) {
    if (!series.layout().equals(passed.layout())) {
      throw call.failed(
          ErrorKind.CONFLICT, "the series has the layout \"" + series.layout() + "\"; use that");
    }
  }
}
