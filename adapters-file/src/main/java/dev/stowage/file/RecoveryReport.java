package dev.stowage.file;

import java.nio.file.Path;
import java.util.List;

/**
 * What opening a store found after a crash or damage. Also logged at WARNING.
 *
 * @param dropped live files in which a crash left slots half-written
 * @param damaged live files that are damaged below what was on disk; reading such a day, and
 *     appending to it, is refused as CORRUPT
 */
public record RecoveryReport(List<Dropped> dropped, List<Damaged> damaged) {

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
   * A damaged file.
   *
   * @param file the live file
   * @param what where and how, in words
   */
  public record Damaged(Path file, String what) {}

  /** Copies the findings. */
  public RecoveryReport {
    dropped = List.copyOf(dropped);
    damaged = List.copyOf(damaged);
  }

  /**
   * Tells whether there was nothing to find.
   *
   * @return true after a clean close, and after a crash that tore nothing
   */
  public boolean isClean() {
    return dropped.isEmpty() && damaged.isEmpty();
  }
}
