package dev.stowage.deployable;

import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what was left out of the deployable and is missed there: a class that lies on the class
 * path that it was made of, that is not in it, and that one of its classes names. Some may be named
 * by code that the function never reaches; those are listed here, each with who names it.
 */
final class Whole {

  private static final String SERVICES = "software/amazon/awssdk/services/";

  /** Who may name what although it was left out. */
  private record Unreached(Pattern by, Pattern left) {

    static Unreached of(String by, String left) {
      return new Unreached(Pattern.compile(by), Pattern.compile(left));
    }

    boolean covers(String by, String left) {
      return this.by().matcher(by).matches() && this.left().matcher(left).matches();
    }
  }

  private static final List<Unreached> UNREACHED =
      List.of(
          // Methods of the clients that nobody calls.
          Unreached.of(SERVICES + "\\w+/\\w+Client", SERVICES + "\\w+/paginators/.*"),
          // What a client that does not wait would do.
          Unreached.of(SERVICES + "s3/S3Async.*", SERVICES + "s3/.*"),
          // The schema is made by "stowage init".
          Unreached.of("dev/stowage/rds/.*", "org/flywaydb/.*"),
          // Annotations.
          Unreached.of(".*", "org/checkerframework/.*"));

  private Whole() {}

  /** Returns a line for each class that is missed, and who names it. */
  static List<String> missed(Map<String, byte[]> contents, ClassLoader source) {
    return absent(contents).entrySet().stream()
        .filter(named -> isOfALibrary(named.getKey(), source))
        .flatMap(named -> named.getValue().stream().map(by -> by + " names " + named.getKey()))
        .sorted()
        .toList();
  }

  /** Who names each class that is not there, without those who never reach it. */
  private static Map<String, Set<String>> absent(Map<String, byte[]> contents) {
    Set<String> present = new HashSet<>();
    contents.keySet().forEach(file -> present.add(className(file)));
    Map<String, Set<String>> absent = new HashMap<>();
    contents.forEach(
        (file, bytes) -> {
          if (file.endsWith(".class")) {
            String by = className(file);
            NamedClasses.in(bytes).stream()
                .filter(named -> !present.contains(named) && !isUnreached(by, named))
                .forEach(named -> absent.computeIfAbsent(named, any -> new HashSet<>()).add(by));
          }
        });
    return absent;
  }

  private static String className(String file) {
    return file.replaceFirst("^META-INF/versions/\\d+/", "").replaceFirst("\\.class$", "");
  }

  private static boolean isUnreached(String by, String named) {
    return UNREACHED.stream().anyMatch(each -> each.covers(by, named));
  }

  /** What is nowhere was optional before anything was left out; what the JDK holds is there. */
  private static boolean isOfALibrary(String name, ClassLoader source) {
    URL found = source.getResource(name + ".class");
    return found != null && !found.getProtocol().equals("jrt");
  }
}
