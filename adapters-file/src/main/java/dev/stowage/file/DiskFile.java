package dev.stowage.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** An open file of a {@link Disk}. Safe for use by many threads. */
interface DiskFile extends Closeable {

  /** Returns the length in bytes. */
  long length() throws IOException;

  /**
   * Reads exactly so many bytes.
   *
   * @param at where in the file
   * @param into the array to fill
   * @param offset where in the array
   * @param length how many bytes
   * @throws java.io.EOFException when the file ends before
   */
  void read(long at, byte[] into, int offset, int length) throws IOException;

  /**
   * Shows the first bytes of the file, which stay readable after it is closed. Only what nobody
   * changes any more may be read of them.
   *
   * @param length how many, at most the length of the file and {@link Integer#MAX_VALUE}
   * @return empty when this disk has no other way than {@link #read}, or not at the moment
   */
  default Optional<DiskView> map(long length) throws IOException {
    return Optional.empty();
  }

  /**
   * Writes bytes; beyond the end the file grows.
   *
   * @param at where in the file, at most its length
   * @param from the array to take them from
   */
  void write(long at, byte[] from) throws IOException;

  /**
   * Cuts the file.
   *
   * @param length the new length, at most the old one
   */
  void truncate(long length) throws IOException;

  /**
   * Keeps the file from being closed to make room for others, so that a write after it cannot fail
   * for want of a descriptor. Each call needs a {@link #letGo}.
   */
  default void hold() throws IOException {}

  /** Ends a {@link #hold}. */
  default void letGo() throws IOException {}

  /** Returns when everything written to the file before the call is on disk. */
  void force() throws IOException;
}
