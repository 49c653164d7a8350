package dev.stowage.testkit.local;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the folder that holds an engine's jars. An engine brings versions of libraries that clash
 * with ours, so its class path lies in a folder of its own and never on ours.
 *
 * <p>Looked at, in this order: {@code DIR/<engine>} where the system property {@code
 * stowage.engines} is {@code DIR}; and, in a checkout, {@code
 * testkit/engines/<engine>/target/engine}, seen from where the testkit's own classes lie.
 */
public final class EnginePath {

  /** The system property that names the directory of engine folders. */
  public static final String PROPERTY = "stowage.engines";

  private EnginePath() {}

  /**
   * Finds an engine.
   *
   * @param engine the engine's folder name, such as {@code dynamodb-local}
   * @return the folder that holds its jars
   * @throws StowageException MISCONFIGURED, naming every place looked at and what to run
   */
  public static Path find(String engine) {
    List<Path> places = places(engine);
    return places.stream()
        .filter(EnginePath::holdsJars)
        .findFirst()
        .orElseThrow(() -> missing(engine, places));
  }

  /**
   * Returns the version that one of an engine's jars has in its name.
   *
   * @param folder the engine's folder
   * @param jar the jar's name, with the version as its first group
   */
  static String version(Path folder, Pattern jar) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> jar.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .findFirst()
          .orElse("of unknown version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where this testkit's own classes lie: a directory or a jar. */
  static Path ownClasses() {
    return classesOf(EnginePath.class);
  }

  /** Where a class was loaded from: a directory or a jar. */
  static Path classesOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(type + " was loaded from nowhere");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException notAPath) {
      throw new IllegalStateException(notAPath);
    }
  }

  private static List<Path> places(String engine) {
    List<Path> places = new ArrayList<>();
    String directory = System.getProperty(PROPERTY);
    if (directory != null) {
      places.add(Path.of(directory, engine).toAbsolutePath());
    }
    // testkit/target/classes and testkit/target/stowage-testkit-*.jar lie equally deep.
    Path target = ownClasses().getParent();
    if (target != null) {
      places.add(target.resolveSibling("engines").resolve(Path.of(engine, "target", "engine")));
    }
    return places;
  }

  private static boolean holdsJars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".jar"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static StowageException missing(String engine, List<Path> places) {
    return new StowageException(
        ErrorKind.MISCONFIGURED,
        "engine",
        engine,
        "no folder with its jars; looked at "
            + places.stream().map(Path::toString).collect(Collectors.joining(" and "))
            + "; run ./mvnw -pl testkit/engines/"
            + engine
            + " generate-resources in the checkout, or set -D"
            + PROPERTY
            + "=DIR where DIR/"
            + engine
            + " holds the jars");
  }
}
