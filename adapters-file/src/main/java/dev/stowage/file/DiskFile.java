package dev.stowage.file;

import java.io.Closeable;
import java.io.IOException;

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
