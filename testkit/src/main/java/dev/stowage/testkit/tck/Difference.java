package dev.stowage.testkit.tck;

import dev.stowage.core.series.Readings;
import java.util.HexFormat;

/** Compares readings byte for byte and words the first difference, for a message one can act on. */
final class Difference {

  static final String NONE = "";

  private Difference() {}

  /** Returns {@link #NONE}, or where the two part. */
  static String between(Readings expected, Readings seen) {
    if (!expected.layout().equals(seen.layout())) {
      return "expected layout " + expected.layout() + ", saw " + seen.layout();
    }
    int shorter = Math.min(expected.size(), seen.size());
    for (int i = 0; i < shorter; i++) {
      if (!show(expected, i).equals(show(seen, i))) {
        return sizes(expected, seen)
            + "; the first difference is at reading "
            + i
            + ": expected "
            + show(expected, i)
            + ", saw "
            + show(seen, i);
      }
    }
    if (expected.size() == seen.size()) {
      return NONE;
    }
    return sizes(expected, seen)
        + "; from reading "
        + shorter
        + " on: expected "
        + showOrEnd(expected, shorter)
        + ", saw "
        + showOrEnd(seen, shorter);
  }

  private static String sizes(Readings expected, Readings seen) {
    return "expected " + expected.size() + " readings, saw " + seen.size();
  }

  private static String showOrEnd(Readings readings, int at) {
    return at < readings.size() ? show(readings, at) : "the end";
  }

  private static String show(Readings readings, int at) {
    return readings.text(at, 0) + " " + HexFormat.of().formatHex(readings.packed(at));
  }
}
