package dev.stowage.file;

import java.nio.file.Path;
import java.util.List;

/**
 * What opening a store found after a crash or damage.
 *
 * @param findings one for each file that was not as it should be; empty after a clean close
 */
public record RecoveryReport(List<Finding> findings) {

  /** What a finding means. */
  public enum Fate {
    /**
     * Slots that a crash left half-written were dropped. They were never acknowledged as forced.
     */
    DROPPED,
    /** The file is damaged below what is known to have been on disk; its readings are refused. */
    CORRUPT
  }

  /**
   * A file that was not as it should be.
   *
   * @param file the file
   * @param fate what it means
   * @param slots how many slots were dropped; 0 for a file that is CORRUPT
   * @param offset where in the file the first bad byte range begins
   * @param what the finding in words
   */
  public record Finding(Path file, Fate fate, long slots, long offset, String what) {}

  /** Copies the findings. */
  public RecoveryReport {
    findings = List.copyOf(findings);
  }

  /**
   * Tells whether there was nothing to find.
   *
   * @return true after a clean close, and after a crash that tore nothing
   */
  public boolean isClean() {
    return findings.isEmpty();
  }
}
