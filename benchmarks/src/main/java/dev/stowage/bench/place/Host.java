package dev.stowage.bench.place;

/**
 * What a place lies on.
 *
 * @param name for reports, for example {@code Amazon S3 in eu-west-1}
 * @param billed whether somebody may send a bill for what is done there
 */
record Host(String name, boolean billed) {

  /** What nobody sends a bill for. */
  static Host free(String name) {
    return new Host(name, false);
  }
}
