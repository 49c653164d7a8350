package dev.stowage.rds;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the password of a database role comes from. It is never part of a URL, of a message or of
 * what this prints.
 */
public final class RdsPassword {

  private static final RdsPassword NONE = new RdsPassword(null, null);

  private final char @Nullable [] given;
  private final @Nullable Path file;

  private RdsPassword(char @Nullable [] given, @Nullable Path file) {
    this.given = given;
    this.file = file;
  }

  /**
   * Returns no password, for a server that asks for none.
   *
   * @return the absence of a password
   */
  public static RdsPassword none() {
    return NONE;
  }

  /**
   * Returns a password that the caller has, from {@code PGPASSWORD} for example.
   *
   * @param password the password; copied
   * @return the password
   */
  public static RdsPassword of(char[] password) {
    return new RdsPassword(password.clone(), null);
  }

  /**
   * Returns a password that a file holds; the file is read whenever a connection is made.
   *
   * @param file its first line is the password
   * @return the password
   */
  public static RdsPassword inFile(Path file) {
    return new RdsPassword(null, file);
  }

  /**
   * Reads the password.
   *
   * @throws StowageException MISCONFIGURED when the file cannot be read or is empty
   */
  Optional<String> read() {
    if (file == null) {
      return Optional.ofNullable(given).map(String::new);
    }
    try {
      return Optional.of(
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .findFirst()
              .filter(line -> !line.isEmpty())
              .orElseThrow(() -> unreadable(file, "its first line is empty")));
    } catch (IOException failed) {
      throw unreadable(file, "it cannot be read: " + failed).causedBy(failed);
    }
  }

  private static StowageException unreadable(Path file, String what) {
    return new StowageException(
        ErrorKind.MISCONFIGURED,
        "open",
        "passwordFile=" + file,
        what + "; its first line is the password");
  }

  /** Tells where the password comes from, and not what it is. */
  @Override
  public String toString() {
    if (file != null) {
      return "the password in " + file;
    }
    return given == null ? "no password" : "a password";
  }
}
