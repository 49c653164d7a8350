package dev.stowage.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Every touch of the file system goes through here: {@link RealDisk} in production, a simulator of
 * crashes in the tests.
 *
 * <p>What a crash leaves: a write, a truncation or a growth is certain only after {@link
 * DiskFile#force}; a new, renamed or removed name only after {@link #forceDirectory} of its
 * directory. A rename is atomic. A write that was not forced may be lost, kept or torn, but never
 * changes bytes outside of its range.
 *
 * <p>No method is disturbed by an interrupt of its thread, and none clears one.
 */
interface Disk {

  /**
   * Opens a file that exists, for reading and writing.
   *
   * @param file the file
   * @return the open file
   */
  DiskFile open(Path file) throws IOException;

  /**
   * Makes an empty file, or empties the one that is there.
   *
   * @param file the file
   * @return the open file
   */
  DiskFile create(Path file) throws IOException;

  /**
   * Reads a whole file.
   *
   * @param file the file
   * @return its bytes
   */
  byte[] readAll(Path file) throws IOException;

  /**
   * Renames a file or a directory within one file system, atomically; a file replaces one that has
   * the new name.
   *
   * @param from the old name
   * @param to the new name
   */
  void rename(Path from, Path to) throws IOException;

  /**
   * Removes a file or an empty directory. One that is not there is left alone.
   *
   * @param file the file or directory
   */
  void delete(Path file) throws IOException;

  /**
   * Makes a directory whose parent exists. One that is there is left alone.
   *
   * @param directory the directory
   */
  void createDirectory(Path directory) throws IOException;

  /**
   * Makes the names in a directory certain.
   *
   * @param directory the directory
   */
  void forceDirectory(Path directory) throws IOException;

  /**
   * Lists a directory.
   *
   * @param directory the directory
   * @return its entries by name
   */
  List<Entry> list(Path directory) throws IOException;

  /**
   * Looks a name up.
   *
   * @param path the name
   * @return what has that name; empty when nothing has
   */
  Optional<Entry> stat(Path path) throws IOException;

  /**
   * Returns the unit in which the file system gives out space.
   *
   * @param path a file or directory on it
   * @return bytes, such as 4096
   */
  long blockBytes(Path path) throws IOException;

  /**
   * Takes a lock that other processes respect and that ends with the process at the latest.
   *
   * @param file the lock file; made when absent
   * @param holder what the file says to others about the one who holds it
   * @return the lock, or what the present holder wrote
   */
  Lock lock(Path file, String holder) throws IOException;

  /**
   * An entry of a directory.
   *
   * @param path its full path
   * @param directory whether it is a directory
   * @param bytes its length; of a directory what the file system gives as its length
   */
  record Entry(Path path, boolean directory, long bytes) {

    /** Returns the last part of the path. */
    String name() {
      return String.valueOf(path.getFileName());
    }
  }

  /** What an attempt to lock came to. */
  sealed interface Lock {

    /**
     * The lock was taken.
     *
     * @param release gives it back
     */
    record Taken(Closeable release) implements Lock {}

    /**
     * Another holds it.
     *
     * @param holder what that one wrote about itself; may be empty
     */
    record Held(String holder) implements Lock {}

    /** Something that is no file has its name, such as a link; it was not touched. */
    record NoFile() implements Lock {}
  }
}
