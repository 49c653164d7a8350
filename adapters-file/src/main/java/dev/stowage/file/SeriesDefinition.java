package dev.stowage.file;

import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The file {@code definition} in the directory of a series: four lines of text, each ended by a
 * line feed. The name is in it so that a copied or renamed directory is noticed.
 *
 * <pre>{@code
 * stowage series 1
 * temp-1
 * time:42:ms sensor:14 temperature:14:0.1:-100
 * crc32c 0a1b2c3d
 * }</pre>
 *
 * <p>The check is CRC32C of the three lines before it, as eight hexadecimal digits.
 */
final class SeriesDefinition {

  /** The name of the file. */
  static final String FILE = "definition";

  private static final String FIRST_LINE = "stowage series 1";

  private SeriesDefinition() {}

  /** Returns the bytes of a definition. */
  static byte[] encode(Series series) {
    String checked = FIRST_LINE + "\n" + series.name() + "\n" + series.layout() + "\n";
    return (checked + checkOf(checked) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a definition.
   *
   * @param path the file, for errors
   * @param bytes what it holds
   * @param name the name that its directory says
   * @return the series
   * @throws dev.stowage.core.error.StowageException CORRUPT when it is damaged or of another series
   */
  static Series decode(Path path, byte[] bytes, String name) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    int checkAt = text.lastIndexOf('\n', text.length() - 2) + 1;
    boolean whole = lines.length == 5 && lines[4].isEmpty() && lines[0].equals(FIRST_LINE);
    if (!whole || !lines[3].equals(checkOf(text.substring(0, checkAt)))) {
      throw FileErrors.corrupt(path, 0, "the definition fails its check; restore it from a copy");
    }
    if (!lines[1].equals(name)) {
      throw FileErrors.corrupt(
          path,
          FIRST_LINE.length() + 1L,
          "it defines " + lines[1] + ", but its directory is that of " + name);
    }
    return new Series(name, RecordLayout.parse(lines[2]));
  }

  private static String checkOf(String checked) {
    CRC32C crc = new CRC32C();
    crc.update(checked.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "crc32c %08x", crc.getValue());
  }
}
