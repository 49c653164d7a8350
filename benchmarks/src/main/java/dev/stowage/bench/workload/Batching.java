package dev.stowage.bench.workload;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.regex.Pattern;

/**
 * How many readings of one series are handed to a store at once.
 *
 * @param unit what makes a batch full
 * @param size readings to a batch, 1 to {@link #MAX_SIZE}; 1 for whole days
 */
public record Batching(Unit unit, int size) {

  /** The largest batch that is counted in readings. */
  public static final int MAX_SIZE = 1_000_000;

  /** Each reading is handed over as it arrives. */
  public static final Batching AS_THEY_ARRIVE = new Batching(Unit.READINGS, 1);

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,6}");

  /** What makes a batch full. */
  public enum Unit {
    /** A number of readings of one series. */
    READINGS,
    /** The end of the UTC day. */
    DAY
  }

  /**
   * Reads the fragment of a store's line.
   *
   * @param fragment what stands after the hash sign
   * @return the batching it names
   * @throws StowageException INVALID when it is none of {@code batch=1}, {@code batch=N} and {@code
   *     batch=day}
   */
  public static Batching parse(String fragment) {
    if (fragment.equals("batch=day")) {
      return new Batching(Unit.DAY, 1);
    }
    String count = fragment.startsWith("batch=") ? fragment.substring("batch=".length()) : "";
    int size = COUNT.matcher(count).matches() ? Integer.parseInt(count) : 0;
    if (size < 1 || size > MAX_SIZE) {
      throw new StowageException(
          ErrorKind.INVALID,
          "store",
          "#" + fragment,
          "a fragment is #batch=1, #batch=N with N up to " + MAX_SIZE + ", or #batch=day");
    }
    return new Batching(Unit.READINGS, size);
  }
}
