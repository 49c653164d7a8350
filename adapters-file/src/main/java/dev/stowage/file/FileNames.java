package dev.stowage.file;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * File names of series, that mean the same on every file system.
 *
 * <p>A file system may take {@code A} and {@code a} for one name, and Windows refuses {@code con}
 * or {@code nul.x} and drops a dot at the end. So a capital letter is written {@code +} and its
 * small one, a name whose part before the first dot is reserved begins with {@code +0}, and a dot
 * at the end is {@code +1}. {@code +} is no character of a series name, so the rule can be read
 * backwards. Names that begin with {@code ++} are work in progress and never a series.
 */
final class FileNames {

  /** How the names of unfinished and dropped series directories begin. */
  static final String SCRATCH = "++";

  private static final String UNFINISHED = ".tmp";

  private static final String LIVE = ".bin";
  private static final String SEALED = ".stw";
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private FileNames() {}

  /**
   * Returns the directory name of a series.
   *
   * @param name a series name
   * @return lower-case letters, digits and {@code . _ - +}; different for different names
   */
  static String escape(String name) {
    StringBuilder escaped = new StringBuilder(name.length() + 8);
    if (isReserved(name)) {
      escaped.append("+0");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        escaped.append('+').append((char) (c + ('a' - 'A')));
      } else if (c == '.' && i == name.length() - 1) {
        escaped.append("+1");
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /**
   * Returns the series name of a directory name.
   *
   * @param file a directory name
   * @return the name, or empty when {@link #escape} gives no such directory name
   */
  static Optional<String> unescape(String file) {
    StringBuilder name = new StringBuilder(file.length());
    for (int i = 0; i < file.length(); i++) {
      char c = file.charAt(i);
      if (c != '+') {
        name.append(c);
        continue;
      }
      char code = ++i < file.length() ? file.charAt(i) : '+';
      if (code >= 'a' && code <= 'z') {
        name.append((char) (code - ('a' - 'A')));
      } else if (code == '1') {
        name.append('.');
      } else if (code != '0') {
        return Optional.empty();
      }
    }
    return escape(name.toString()).equals(file) ? Optional.of(name.toString()) : Optional.empty();
  }

  /** Returns the name of a day's live file, such as {@code 2025-03-01.bin}. */
  static String live(long day) {
    return LocalDate.ofEpochDay(day) + LIVE;
  }

  /** Returns the name of a sealed day, such as {@code 2025-03-01.stw}. */
  static String sealed(long day) {
    return LocalDate.ofEpochDay(day) + SEALED;
  }

  /**
   * Returns the day whose live file has a name.
   *
   * @param file a file name
   * @return days since 1970, or empty for another file
   */
  static Optional<Long> liveDay(String file) {
    return day(file, LIVE);
  }

  /**
   * Returns the day whose sealed file has a name.
   *
   * @param file a file name
   * @return days since 1970, or empty for another file
   */
  static Optional<Long> sealedDay(String file) {
    return day(file, SEALED);
  }

  /** Returns the name under which a file is made before it gets its own. */
  static Path unfinished(Path file) {
    return parent(file).resolve(file.getFileName() + UNFINISHED);
  }

  /** Tells whether a name is that of an unfinished file or directory. */
  static boolean isUnfinished(String file) {
    return file.endsWith(UNFINISHED) || file.startsWith(SCRATCH);
  }

  /** Returns the directory of a file. */
  static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent(), () -> file + " has no parent");
  }

  private static Optional<Long> day(String file, String ending) {
    if (!file.endsWith(ending)) {
      return Optional.empty();
    }
    try {
      String date = file.substring(0, file.length() - ending.length());
      return Optional.of(LocalDate.parse(date).toEpochDay());
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }

  private static boolean isReserved(String name) {
    String stem = name.split("\\.", 2)[0];
    return DEVICES.contains(stem)
        || (stem.length() == 4
            && (stem.startsWith("com") || stem.startsWith("lpt"))
            && Character.isDigit(stem.charAt(3)));
  }
}
