package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter that the guide for adapter authors shows compiles as it stands there. */
class AdapterGuideTest {

  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Pattern TYPE = Pattern.compile("(?m)^[a-z ]*(?:class|record) (\\w+)");

  /** The guide leaves the imports out. */
  private static final String IMPORTS =
      Stream.of(
              "dev.stowage.core.backend",
              "dev.stowage.core.backend.StoreTraits",
              "dev.stowage.core.cost",
              "dev.stowage.core.counter",
              "dev.stowage.core.error",
              "dev.stowage.testkit.tck",
              "java.math",
              "java.nio.file",
              "java.sql",
              "java.time",
              "java.util",
              "java.util.concurrent.locks",
              "org.junit.jupiter.api",
              "org.junit.jupiter.api.io")
          .map(name -> "import " + name + ".*;\n")
          .collect(Collectors.joining());

  @TempDir private Path folder = Path.of("");

  @Test
  void itsAdapterCompiles() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none", "-Werror"));
    arguments.addAll(List.of("-Xlint:all,-path,-classfile", "-d", folder.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    for (String block : blocks()) {
      arguments.add(source(block).toString());
    }
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, strings(arguments)))
        .as("javac's status; its messages are in this test's output")
        .isZero();
  }

  private static List<String> blocks() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "adapters.md"));
    List<String> blocks =
        JAVA.matcher(guide).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(blocks).hasSizeGreaterThan(5);
    return blocks;
  }

  private Path source(String block) throws IOException {
    Matcher type = TYPE.matcher(block);
    assertThat(type.find()).as("a type in %s", block).isTrue();
    return Files.writeString(folder.resolve(type.group(1) + ".java"), IMPORTS + block);
  }

  private static String[] strings(List<String> list) {
    return list.toArray(String[]::new);
  }
}
