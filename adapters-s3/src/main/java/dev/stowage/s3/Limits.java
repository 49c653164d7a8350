package dev.stowage.s3;

/**
 * Where the adapter stops. Tests make them small.
 *
 * @param dayBytes the largest object of a day
 * @param keysPerPage how many keys one LIST asks for, at most 1,000
 * @param pace when something is tried again, and when no more
 */
record Limits(int dayBytes, int keysPerPage, Pace pace) {

  static final Limits STANDARD = new Limits(64 << 20, 1_000, Pace.STANDARD);

  private static final int ENTRIES_PER_PAGE = 50;

  /** Each entry of a page costs a read of its own. */
  int entriesPerPage() {
    return Math.min(ENTRIES_PER_PAGE, keysPerPage);
  }
}
