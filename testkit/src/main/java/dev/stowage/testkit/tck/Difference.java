package dev.stowage.testkit.tck;

import dev.stowage.core.series.Readings;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Compares readings byte for byte and words the first difference, for a message one can act on. */
final class Difference {

  static final String NONE = "";

  private Difference() {}

  /** Returns {@link #NONE}, or where the two part. */
  static String between(Readings expected, Readings seen) {
    if (!expected.layout().equals(seen.layout())) {
      return "expected layout " + expected.layout() + ", saw " + seen.layout();
    }
    int differing = Arrays.mismatch(expected.packed(), seen.packed());
    if (differing < 0) {
      return NONE;
    }
    int at = differing / expected.layout().bytes();
    return String.format(
        Locale.ROOT,
        "expected %d readings, saw %d; the first difference is at reading %d: expected %s, saw %s",
        expected.size(),
        seen.size(),
        at,
        showOrEnd(expected, at),
        showOrEnd(seen, at));
  }

  private static String showOrEnd(Readings readings, int at) {
    return at < readings.size()
        ? readings.text(at, 0) + " " + HexFormat.of().formatHex(readings.packed(at))
        : "the end";
  }
}
