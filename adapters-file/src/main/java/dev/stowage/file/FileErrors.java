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

  /** What can go wrong with a file, and how to say it of which. */
  private enum Trouble {
    FULL(ErrorKind.UNAVAILABLE, "no space left on the disk of %s; free some and repeat"),
    FORBIDDEN(
        ErrorKind.MISCONFIGURED,
        "%s cannot be read and written by this user; correct its permissions"),
    TOO_MANY_OPEN(
        ErrorKind.UNAVAILABLE,
        "%s cannot be opened: this process, or the system, has as many files open as it may; raise"
            + " the limit (ulimit -n) or find what leaves files open, and repeat"),
    GONE(ErrorKind.CORRUPT, "%s is gone or shorter than it was; restore it from a copy"),
    FAILING(ErrorKind.UNAVAILABLE, "%s cannot be read or written: ");

    private final ErrorKind kind;
    private final String what;

    Trouble(ErrorKind kind, String what) {
      this.kind = kind;
      this.what = what;
    }
  }

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
    Trouble trouble = trouble(failure);
    String file =
        failure instanceof FileSystemException known && known.getFile() != null
            ? known.getFile()
            : path.toString();
    String what = trouble.what.formatted(trouble == Trouble.FULL ? path : file);
    String said = trouble == Trouble.FAILING ? String.valueOf(failure.getMessage()) : "";
    return new StowageException(trouble.kind, operation, key, what + said).causedBy(failure);
  }

  /**
   * Reports a change that may be there after the next opening, or not: it was written, and the disk
   * failed to keep it.
   */
  static StowageException unknown(String operation, String key, Exception failure) {
    return new StowageException(
            ErrorKind.OUTCOME_UNKNOWN,
            operation,
            key,
            "it was written, but the disk failed to keep it ("
                + failure.getMessage()
                + "); reopen the file store once the disk is well, and see")
        .causedBy(failure);
  }

  private static Trouble trouble(IOException failure) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(said::contains)) {
      return Trouble.FULL;
    }
    if (said.contains("too many open files")) {
      return Trouble.TOO_MANY_OPEN;
    }
    if (failure instanceof AccessDeniedException || FORBIDDEN.stream().anyMatch(said::contains)) {
      return Trouble.FORBIDDEN;
    }
    boolean gone =
        failure instanceof NoSuchFileException
            || failure instanceof EOFException
            || (failure instanceof FileNotFoundException && said.contains("no such file"));
    return gone ? Trouble.GONE : Trouble.FAILING;
  }

  /** Reports bytes that fail their own check. */
  static StowageException corrupt(Path path, long offset, String what) {
    return new StowageException(
        ErrorKind.CORRUPT, "read", path.toString(), "at offset " + offset + ": " + what);
  }
}
