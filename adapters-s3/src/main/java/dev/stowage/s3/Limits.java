package dev.stowage.s3;

import java.time.Duration;

/**
 * Where the adapter stops. Tests make them small.
 *
 * @param dayBytes the largest object of a day
 * @param keysPerPage how many keys one LIST asks for, at most 1,000
 * @param patience how long a swap is tried against other writers
 * @param pause how long a caller waits at most before it tries again
 */
record Limits(int dayBytes, int keysPerPage, Duration patience, Duration pause) {

  static final Limits STANDARD = new Limits(64 << 20, 1_000, Duration.ofSeconds(30));

  private static final int ENTRIES_PER_PAGE = 50;

  Limits(int dayBytes, int keysPerPage, Duration patience) {
    this(dayBytes, keysPerPage, patience, Duration.ofSeconds(1));
  }

  /** Each entry of a page costs a read of its own. */
  int entriesPerPage() {
    return Math.min(ENTRIES_PER_PAGE, keysPerPage);
  }
}
