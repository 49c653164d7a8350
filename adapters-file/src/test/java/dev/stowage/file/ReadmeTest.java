package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.link.Links;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README tells somebody who embeds the library, done as told: its code is compiled as it
 * stands there, with the imports that it names, and run by a JVM of its own. Both have the classes
 * of the core and of this module on their class path and nothing else, not even JSpecify's.
 */
class ReadmeTest {

  private static final String HEADING = "## Embed it in ten lines\n";
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern PACKAGE = Pattern.compile("`((?:dev\\.stowage|java)\\.[a-z.]+)`");

  private static String section = "";

  @TempDir(factory = BuildDirectory.class)
  private Path directory;

  @BeforeAll
  static void findsTheSection() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(readme).containsOnlyOnce(HEADING);
    String begun = readme.substring(readme.indexOf(HEADING) + HEADING.length());
    section = begun.substring(0, begun.indexOf("\n## "));
    assertThat(blocks()).hasSize(2);
  }

  @Test
  void tenLinesKeepAReadingAndPrintIt() throws Exception {
    String code = blocks().get(0);

    assertThat(code.lines().count()).isLessThanOrEqualTo(11);
    assertThat(run(code))
        .singleElement()
        .asString()
        .matches("20[0-9-]{8}T[0-9:]{8}(\\.[0-9]{3})?Z 21\\.5 degrees");
    assertThat(directory.resolve("readings/series/balcony/definition")).exists();
  }

  @Test
  void linksWithinTheSameTryAreFoundAndDeleted() throws Exception {
    String lines = blocks().get(0);
    int end = lines.lastIndexOf('}');

    assertThat(run(lines.substring(0, end) + blocks().get(1) + lines.substring(end)))
        .hasSize(3)
        .endsWith("FOUND https://example.com/a/long/way", "DELETED");
  }

  private static List<String> blocks() {
    return JAVA.matcher(section).results().map(found -> found.group(1)).toList();
  }

  /** Compiles statements, runs them in the temporary directory and returns what they print. */
  private List<String> run(String statements) throws Exception {
    Path source = directory.resolve("Embedded.java");
    Files.writeString(source, program(statements));
    String libraries = classesOf(Links.class) + File.pathSeparator + classesOf(FileBackend.class);
    List<String> compile =
        List.of("-cp", libraries, "--release", "17", "-Xlint:all", "-Werror", source.toString());
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments(compile)))
        .as("javac's status; its messages are in this test's output")
        .isZero();

    Path output = directory.resolve("output.txt");
    Process program =
        new ProcessBuilder(java(), "-cp", libraries + File.pathSeparator + directory, "Embedded")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    List<String> printed = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertThat(program.exitValue()).as(String.join("\n", printed)).isZero();
    return printed;
  }

  private static String program(String statements) {
    Stream<String> packages =
        PACKAGE.matcher(section).results().map((MatchResult found) -> found.group(1));
    return packages.map(name -> "import " + name + ".*;\n").collect(Collectors.joining())
        + "final class Embedded {\n  public static void main(String[] arguments) {\n"
        + statements
        + "  }\n}\n";
  }

  private static String[] arguments(List<String> list) {
    return list.toArray(String[]::new);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path classesOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
