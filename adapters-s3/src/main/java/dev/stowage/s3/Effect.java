package dev.stowage.s3;

/** What a request is for, which decides what its failure means. */
enum Effect {
  /** Only reads. */
  READ,
  /** Reads back what became of a write whose answer was lost. */
  READ_BACK,
  /** Writes. */
  WRITE
}
