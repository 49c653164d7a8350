package dev.stowage.core.series;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.util.regex.Pattern;

/**
 * A named series and the layout of its records: one thing that is measured, such as the
 * temperature, or temperature and humidity at once, at one place.
 *
 * @param name {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}, not ending in {@code .spill}
 * @param layout how a reading is packed
 */
public record Series(String name, RecordLayout layout) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * Checks the name.
   *
   * @throws StowageException INVALID when the name breaks the rule
   */
  public Series {
    checkName(name);
  }

  /**
   * Checks a series name.
   *
   * @param name the name to check
   * @throws StowageException INVALID when the name breaks the rule
   */
  public static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new StowageException(
          ErrorKind.INVALID,
          "series",
          Quoted.of(name, 80),
          "the name must be 1 to 64 of A-Z a-z 0-9 . _ - and start with a letter or digit");
    }
    if (name.endsWith(".spill")) {
      throw new StowageException(
          ErrorKind.INVALID, "series", name, "names ending in .spill are reserved; use another");
    }
  }
}
