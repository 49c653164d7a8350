package dev.stowage.timestream;

/**
 * The sizes of the records of a series, which are all the same.
 *
 * @param own bytes of what a record does not share with the others of its request
 * @param stored bytes of a record as it is kept, with what it shared
 */
record Sizes(long own, long stored) {

  /** The size of a request: what is common counts once. */
  long request(int records) {
    return stored + (records - 1) * own;
  }
}
