package dev.stowage.bench.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The launcher in a checkout whose Maven and Java are scripts: the one notes each build and makes
 * what a build makes, the other prints its working directory and arguments.
 */
final class FakeCheckout {

  private static final List<String> MODULES =
      List.of(
          "benchmarks",
          "lambda-entry",
          "adapters-dynamodb",
          "adapters-file",
          "adapters-rds",
          "adapters-s3",
          "adapters-timestream",
          "testkit",
          "core");

  private static final String MAVEN =
      """
      #!/bin/sh
      echo build >>builds
      echo "compiling"
      [ ! -f broken ] || { echo "the compiler is unhappy"; exit 1; }
      [ ! -f slow ] || sleep 2
      for module in %s; do
        mkdir -p "$module/target/classes"
      done
      for engine in dynamodb-local postgresql s3proxy; do
        mkdir -p "testkit/engines/$engine/target/engine"
      done
      printf '%s' "$PWD/library.jar" >benchmarks/target/class-path
      """
          .formatted(String.join(" ", MODULES), "%s");

  private static final String JAVA =
      """
      #!/bin/sh
      echo "in $(pwd)"
      for argument in "$@"; do echo "argument $argument"; done
      exit 7
      """;

  private final Path root;
  private final Path jdk;

  FakeCheckout(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("check out"));
    jdk = Files.createDirectories(folder.resolve("jdk"));
    Files.copy(Path.of("..", "stowage"), root.resolve("stowage"));
    script(root.resolve("mvnw"), MAVEN);
    script(Files.createDirectories(jdk.resolve("bin")).resolve("java"), JAVA);
    script(jdk.resolve("bin/javac"), JAVA);
    version("17.0.15");
    Files.writeString(root.resolve("library.jar"), "");
    Files.writeString(root.resolve("pom.xml"), "");
    for (String module : MODULES) {
      Files.createDirectories(root.resolve(module).resolve("src/main/java"));
      Files.createDirectories(root.resolve(module).resolve("src/test/java"));
      write(module + "/pom.xml", "");
      write(module + "/src/main/java/A.java", "");
      write(module + "/src/test/java/ATest.java", "");
    }
  }

  /** What a run of the launcher came to. */
  record Run(int exitCode, String out, String err) {}

  Path root() {
    return root;
  }

  Path launcher() {
    return root.resolve("stowage");
  }

  Path jdk() {
    return jdk;
  }

  void version(String version) throws IOException {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  void write(String file, String text) throws IOException {
    Files.writeString(root.resolve(file), text);
  }

  /** Makes a file look as if it had been changed after the last build. */
  void change(String file) throws IOException {
    FileTime built = Files.getLastModifiedTime(root.resolve("target/launcher/stamp"));
    Files.setLastModifiedTime(root.resolve(file), FileTime.from(built.toInstant().plusSeconds(1)));
  }

  /** Returns how many builds there were. */
  int builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  Run run(String... arguments) throws Exception {
    return run(launcher(), Map.of(), arguments);
  }

  Run run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
    return finish(start(launcher, environment, arguments));
  }

  Process start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(jdk.toFile());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  static Run finish(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, err);
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
