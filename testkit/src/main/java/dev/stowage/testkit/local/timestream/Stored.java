package dev.stowage.testkit.local.timestream;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A value as a table keeps it: version, values by column index, and when it becomes visible. */
final class Stored {

  private final long version;
  private final Object[] row;
  private final Instant visibleFrom;

  Stored(long version, Object[] row, Instant visibleFrom) {
    this.version = version;
    this.row = row;
    this.visibleFrom = visibleFrom;
  }

  long version() {
    return version;
  }

  /** Returns a value; empty in a column that came to be after this was stored, or that it lacks. */
  Optional<Object> value(int index) {
    return index < row.length ? Optional.ofNullable(row[index]) : Optional.empty();
  }

  boolean isVisible(Instant now) {
    return !visibleFrom.isAfter(now);
  }

  /** Tells whether version and values are the same, whenever either becomes visible. */
  boolean repeats(Stored other) {
    int width = Math.max(row.length, other.row.length);
    return version == other.version
        && Arrays.equals(Arrays.copyOf(row, width), Arrays.copyOf(other.row, width));
  }
}
