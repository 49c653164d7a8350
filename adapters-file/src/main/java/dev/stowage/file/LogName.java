package dev.stowage.file;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a segment of a keyed log, such as {@code 00000007-0.log}, and of the hint beside it,
 * {@code 00000007-0.hint}.
 *
 * @param number its number in the log, from 1; segments are read in this order
 * @param generation 0 as it was written; one more with each compaction that ends at this number
 */
record LogName(int number, int generation) implements Comparable<LogName> {

  private static final Comparator<LogName> ORDER =
      Comparator.comparingInt(LogName::number).thenComparingInt(LogName::generation);

  private static final Pattern SHAPE = Pattern.compile("(\\d{8})-(\\d{1,9})\\.(log|hint)");

  /**
   * Reads the name of a segment or hint.
   *
   * @param file a file name
   * @return empty for another file
   */
  static Optional<LogName> parse(String file) {
    Matcher shape = SHAPE.matcher(file);
    return shape.matches()
        ? Optional.of(
            new LogName(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2))))
        : Optional.empty();
  }

  /** Compares numbers, then generations: of two of one number the higher one stands for both. */
  @Override
  public int compareTo(LogName other) {
    return ORDER.compare(this, other);
  }

  /** Tells whether a name is that of a segment. */
  static boolean isSegment(String file) {
    return file.endsWith(".log");
  }

  /** Returns the file name of the segment. */
  String segment() {
    return String.format(Locale.ROOT, "%08d-%d.log", number, generation);
  }

  /** Returns the file name of the hint. */
  String hint() {
    return String.format(Locale.ROOT, "%08d-%d.hint", number, generation);
  }
}
