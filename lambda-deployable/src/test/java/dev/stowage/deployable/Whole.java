package dev.stowage.deployable;

import java.util.ArrayList;
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
          Unreached.of(SERVICES + "\\w+/\\w+Client", SERVICES + "\\w+/\\w*Async\\w*(\\$.*)?"),
          // What belongs to the clients that do not wait.
          Unreached.of(
              SERVICES + "s3/(S3Async|crt/|multipart/|internal/client/S3Async).*", SERVICES + "s3/.*"),
          Unreached.of(
              SERVICES + "s3/internal/crossregion/S3CrossRegionAsync.*", SERVICES + "s3/.*"),
          // The schema is made by "stowage init".
          Unreached.of("dev/stowage/rds/.*", "org/flywaydb/.*"),
          // Annotations.
          Unreached.of(".*", "org/checkerframework/.*"));

  private Whole() {}

  /** Returns a line for each class that is missed. */
  static List<String> missed(Map<String, byte[]> contents, ClassLoader source) {
    List<String> missed = new ArrayList<>();
    contents.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class")) {
            String by = name.replaceFirst("^META-INF/versions/\\d+/", "").replace(".class", "");
            Set<String> named = NamedClasses.in(bytes);
            named.stream()
                .filter(each -> isMissed(by, each, contents, source))
                .forEach(each -> missed.add(by + " names " + each));
          }
        });
    return missed;
  }

  private static boolean isMissed(
      String by, String named, Map<String, byte[]> contents, ClassLoader source) {
    String file = named + ".class";
    return !contents.containsKey(file)
        && !named.startsWith("java/")
        && UNREACHED.stream().noneMatch(each -> each.covers(by, named))
        && isOfALibrary(file, source);
  }

  /** What is nowhere was optional before anything was left out; what the JDK holds is there. */
  private static boolean isOfALibrary(String file, ClassLoader source) {
    var found = source.getResource(file);
    return found != null && !found.getProtocol().equals("jrt");
  }
}
