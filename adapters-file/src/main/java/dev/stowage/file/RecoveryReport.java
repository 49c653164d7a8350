package dev.stowage.file;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What opening a store found after a crash or damage. Also logged at WARNING.
 *
 * @param dropped live files in which a crash left slots half-written
 * @param cut logs of links, pastes or counters that a crash left half-written
 * @param damaged files that are damaged below what was on disk; reading such a day or log, and
 *     adding to it, is refused as CORRUPT
 */
public record RecoveryReport(List<Dropped> dropped, List<Cut> cut, List<Damaged> damaged) {

  /**
   * Half-written slots that were dropped. With durability {@code group} no call that returned is
   * among them.
   *
   * @param file the live file
   * @param slots how many slots
   * @param offset where in the file the first of them begins
   */
  public record Dropped(Path file, long slots, long offset) {}

  /**
   * A half-written end of a log that was cut off. With durability {@code group} no call that
   * returned is in it.
   *
   * @param file the last segment of the log
   * @param bytes how many bytes, up to the last that is not zero
   * @param offset where in the file they began
   */
  public record Cut(Path file, long bytes, long offset) {}

  /**
   * A damaged file.
   *
   * @param file the live file, or the segment of a log
   * @param what where and how, in words
   */
  public record Damaged(Path file, String what) {}

  /** Copies the findings. */
  public RecoveryReport {
    dropped = List.copyOf(dropped);
    cut = List.copyOf(cut);
    damaged = List.copyOf(damaged);
  }

  /** Returns the findings of two parts of a store. */
  RecoveryReport and(RecoveryReport other) {
    return new RecoveryReport(
        joined(dropped, other.dropped), joined(cut, other.cut), joined(damaged, other.damaged));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * Tells whether there was nothing to find.
   *
   * @return true after a clean close, and after a crash that tore nothing
   */
  public boolean isClean() {
    return dropped.isEmpty() && cut.isEmpty() && damaged.isEmpty();
  }
}
