package dev.stowage.s3;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A series as the bucket knows it. Its object:
 *
 * <pre>
 * stowage series 1
 * layout time:42:ms sensor:14 temperature:14:0.1:-100
 * generation 9f86d081884c7d65
 * </pre>
 *
 * @param series name and layout
 * @param generation 16 hexadecimal digits, drawn by the define that made it: its write id, and what
 *     each object of its readings carries in its metadata
 */
record Definition(Series series, String generation) {

  private static final Pattern TEXT =
      Pattern.compile("stowage series 1\nlayout ([^\n]+)\ngeneration ([0-9a-f]{16})\n");

  /** Makes the definition of a series that is new. */
  static Definition draw(Series series, long random) {
    return new Definition(series, HexFormat.of().toHexDigits(random));
  }

  /**
   * Reads a definition.
   *
   * @throws StowageException CORRUPT when the object is none
   */
  static Definition read(String name, String key, byte[] bytes) {
    Matcher text = TEXT.matcher(new String(bytes, StandardCharsets.UTF_8));
    if (!text.matches()) {
      throw new StowageException(ErrorKind.CORRUPT, "read", key, "the object is no definition");
    }
    return new Definition(new Series(name, RecordLayout.parse(text.group(1))), text.group(2));
  }

  Content content() {
    String text =
        "stowage series 1\nlayout %s\ngeneration %s\n".formatted(series.layout(), generation);
    return new Content(
        "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  void requireLayout(Call call, Series passed) {
    if (!series.layout().equals(passed.layout())) {
      throw call.failed(
          ErrorKind.CONFLICT, "the series has the layout \"" + series.layout() + "\"; use that");
    }
  }
}
