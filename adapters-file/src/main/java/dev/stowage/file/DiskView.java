package dev.stowage.file;

/**
 * The first bytes of a {@link DiskFile}, read without a lock and without a call of the system. It
 * outlives the file, even the name of it. Safe for use by many threads.
 */
interface DiskView {

  /** Returns how many bytes it shows. */
  long length();

  /**
   * Reads exactly so many bytes, which nobody changes any more. Where the file has lost them, or
   * the disk cannot read them, they are zeros, and the virtual machine throws an {@link
   * InternalError}: at once, or when this thread next enters it.
   *
   * @param at where in the file; with {@code length} not beyond {@link #length()}
   * @param into the array to fill
   * @param length how many bytes
   */
  void read(long at, byte[] into, int length);
}
