package dev.stowage.core.counter;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.util.regex.Pattern;

/**
 * A named count.
 *
 * @param name {@code [A-Za-z0-9][A-Za-z0-9._-]{0,127}}, not ending in {@code .svg}; capital and
 *     small letters differ
 * @param value any 64-bit integer
 */
public record Counter(String name, long value) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * Checks the name.
   *
   * @throws StowageException INVALID when the name breaks the rule
   */
  public Counter {
    checkName(name);
  }

  /**
   * Checks the name of a counter.
   *
   * @param name the name
   * @throws StowageException INVALID when it breaks the rule
   */
  public static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new StowageException(
          ErrorKind.INVALID,
          "counter",
          Quoted.of(name, 150),
          "the name must be 1 to 128 of A-Z a-z 0-9 . _ - and start with a letter or digit");
    }
    if (name.endsWith(".svg")) {
      throw new StowageException(
          ErrorKind.INVALID, "counter", name, "names ending in .svg are reserved; use another");
    }
  }

  /**
   * Adds to the value.
   *
   * @param delta what is added, negative to subtract
   * @return the counter with the new value
   * @throws StowageException INVALID, as {@link #overflow}, when the sum is no 64-bit integer
   */
  public Counter plus(long delta) {
    try {
      return new Counter(name, Math.addExact(value, delta));
    } catch (ArithmeticException tooFar) {
      throw overflow(name, delta).causedBy(tooFar);
    }
  }

  /**
   * Returns the error of an add that would leave the range; nothing was done.
   *
   * @param name the counter
   * @param delta what was to be added
   * @return an INVALID
   */
  public static StowageException overflow(String name, long delta) {
    return new StowageException(
        ErrorKind.INVALID,
        "add",
        name,
        "with " + delta + " more the value would not fit 64 bits; it was left as it is");
  }

  /**
   * Returns what a counter is without any encoding.
   *
   * @return the bytes of the name and 8 of the value
   */
  public long logicalBytes() {
    return name.length() + (long) Long.BYTES;
  }
}
