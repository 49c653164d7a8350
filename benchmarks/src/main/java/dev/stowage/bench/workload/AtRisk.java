package dev.stowage.bench.workload;

/**
 * What a crash of the writer would lose because its batches were not full yet.
 *
 * @param readings the most that waited outside the store at any moment, of all series together
 * @param seconds the longest that one of them waited, rounded up
 */
public record AtRisk(long readings, long seconds) {

  /** Nothing waits: everything is handed over as it comes. */
  public static final AtRisk NOTHING = new AtRisk(0, 0);
}
