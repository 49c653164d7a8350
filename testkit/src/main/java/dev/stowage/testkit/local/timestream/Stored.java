package dev.stowage.testkit.local.timestream;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value as a table keeps it: version, values by column index, when it becomes visible, and behind
 * it the one that is seen until then. Small, because a table has many.
 */
final class Stored {

  /** About what a record takes beside its values, with its place in the index. */
  private static final int BYTES = 160;

  private static final int BYTES_OF_A_VALUE = 24;

  private final long version;
  private final Object[] row;
  private final long visibleFrom;
  private @Nullable Stored before;

  /**
   * Takes the values as they are.
   *
   * @param version 1 or more
   * @param row values by column index, null where there is none
   * @param visibleFrom nanoseconds since 1970
   */
  Stored(long version, Object[] row, long visibleFrom) {
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

  /**
   * Puts a value behind this one, which has a higher version, for as long as it can be seen.
   *
   * @param now nanoseconds since 1970
   * @return about how many bytes of older values are not needed any more
   */
  long hide(Stored older, long now) {
    if (visibleFrom <= now) {
      return older.allBytes();
    }
    before = older;
    Stored seen = older.visible(now).orElse(null);
    if (seen == null || seen.before == null) {
      return 0;
    }
    long freed = seen.before.allBytes();
    seen.before = null;
    return freed;
  }

  /** Returns this value or the next behind it that can be seen. */
  Optional<Stored> visible(long now) {
    Stored value = this;
    while (value != null && value.visibleFrom > now) {
      value = value.before;
    }
    return Optional.ofNullable(value);
  }

  /** Tells whether version and values are the same, whenever either becomes visible. */
  boolean repeats(Stored other) {
    int width = Math.max(row.length, other.row.length);
    return version == other.version
        && Arrays.equals(Arrays.copyOf(row, width), Arrays.copyOf(other.row, width));
  }

  /** About how many bytes this takes, without what is behind it. */
  long bytes() {
    long bytes = BYTES;
    for (Object value : row) {
      bytes += BYTES_OF_A_VALUE + (value instanceof String text ? 2L * text.length() : 0);
    }
    return bytes;
  }

  private long allBytes() {
    long bytes = 0;
    for (Stored value = this; value != null; value = value.before) {
      bytes += value.bytes();
    }
    return bytes;
  }
}
