package dev.stowage.file;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Says what a failure of the file system means to the caller. */
final class FileErrors {

  private static final List<String> FULL =
      List.of("no space left", "not enough space", "quota exceeded", "disk full");
  private static final List<String> FORBIDDEN =
      List.of("permission denied", "access is denied", "read-only file system");

  private FileErrors() {}

  /**
   * Translates a failure of input or output.
   *
   * @param operation what the caller asked for
   * @param key the series, or empty
   * @param path the file or directory that was worked on
   * @param failure what the system said
   * @return UNAVAILABLE for a full disk, a failing one and too many open files, MISCONFIGURED for
   *     missing permission, CORRUPT for a file that is gone or too short
   */
  static StowageException of(String operation, String key, Path path, IOException failure) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    Object file =
        failure instanceof FileSystemException known && known.getFile() != null
            ? known.getFile()
            : path;
    if (isFull(failure)) {
      return new StowageException(
              ErrorKind.UNAVAILABLE,
              operation,
              key,
              "no space left on the disk of " + path + "; free some and repeat")
          .causedBy(failure);
    }
    if (said.contains("too many open files")) {
      return new StowageException(
              ErrorKind.UNAVAILABLE,
              operation,
              key,
              file
                  + " cannot be opened: this process, or the system, has as many files open as it"
                  + " may; raise the limit (ulimit -n) or find what leaves files open, and repeat")
          .causedBy(failure);
    }
    if (failure instanceof AccessDeniedException || FORBIDDEN.stream().anyMatch(said::contains)) {
      return new StowageException(
              ErrorKind.MISCONFIGURED,
              operation,
              key,
              file + " cannot be read and written by this user; correct its permissions")
          .causedBy(failure);
    }
    if (failure instanceof NoSuchFileException
        || failure instanceof EOFException
        || (failure instanceof FileNotFoundException && said.contains("no such file"))) {
      return new StowageException(
              ErrorKind.CORRUPT,
              operation,
              key,
              file + " is gone or shorter than it was; restore it from a copy")
          .causedBy(failure);
    }
    return new StowageException(
            ErrorKind.UNAVAILABLE,
            operation,
            key,
            file + " cannot be read or written: " + failure.getMessage())
        .causedBy(failure);
  }

  /** Tells whether a failure is that of a full disk. */
  static boolean isFull(IOException failure) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return FULL.stream().anyMatch(said::contains);
  }

  /** Reports bytes that fail their own check. */
  static StowageException corrupt(Path path, long offset, String what) {
    return new StowageException(
        ErrorKind.CORRUPT, "read", path.toString(), "at offset " + offset + ": " + what);
  }
}
