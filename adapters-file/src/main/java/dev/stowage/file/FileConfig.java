package dev.stowage.file;

import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a file store lies and what its writes survive; as a URL {@code
 * file:DIR?durability=group|os}.
 *
 * @param directory the directory of the store; made when it is absent
 * @param durability what a returned write survives
 */
public record FileConfig(Path directory, Durability durability) {

  private static final String DURABILITY = "durability";
  private static final List<String> DURABILITIES =
      List.of(Durability.GROUP.label(), Durability.OS.label());

  /** Makes the directory absolute. */
  public FileConfig {
    directory = directory.toAbsolutePath().normalize();
  }

  /**
   * Reads the configuration from a store URL.
   *
   * @param url {@code file:DIR}, {@code file:/DIR} or {@code file:///DIR}, with an optional {@code
   *     durability}
   * @return the configuration
   * @throws StowageException INVALID for another scheme, a host, no directory, an unknown parameter
   *     or another word for the durability
   */
  public static FileConfig parse(StoreUrl url) {
    if (!url.scheme().equals("file")) {
      throw invalid(url.scheme() + ":", "a file store is written file:DIR");
    }
    url.requireKnown(Set.of(DURABILITY));
    if (!url.authority().isEmpty()) {
      throw invalid(
          "file://" + url.authority(),
          "a file store has no host; write file:DIR, or file:///DIR for an absolute path");
    }
    if (url.path().isEmpty()) {
      throw invalid("file:", "the directory is missing; write file:DIR");
    }
    String word = url.choice(DURABILITY, DURABILITIES);
    return new FileConfig(path(url.path()), Durability.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException noPath) {
      throw invalid("file:", "this is no path on this system: " + noPath.getReason())
          .causedBy(noPath);
    }
  }

  private static StowageException invalid(String key, String what) {
    return new StowageException(ErrorKind.INVALID, "store", key, what);
  }
}
