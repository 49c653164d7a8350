package dev.stowage.file;

/** Spreads keys evenly over 64 bits. */
interface KeyHash {

  /**
   * Hashes a key.
   *
   * @param key the key
   * @return all 64 bits, of which each depends on every bit of the key
   */
  long of(byte[] key);

  /** Makes the hash of a log of its secret. */
  interface Family {

    /**
     * Returns a hash.
     *
     * @param secret random, the same for the life of a log
     */
    KeyHash of(long secret);
  }
}
