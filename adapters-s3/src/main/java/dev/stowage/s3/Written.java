package dev.stowage.s3;

/** What became of a conditional write. */
enum Written {
  /** The condition held, and it was carried out. */
  DONE,
  /** The condition did not hold; nothing was done. */
  REFUSED,
  /** No answer came: it may or may not have been carried out, and reading back tells. */
  LOST
}
