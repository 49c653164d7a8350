package dev.stowage.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is installed on this machine, and what it finds around it. */
final class Program {

  private static final int SECONDS = 30;

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * Prepares a run.
   *
   * @param home a folder that the program takes for its user's, and for where output goes
   */
  Program(Path home) {
    this.home = home;
    environment.put("HOME", home.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", System.getenv("PATH"));
  }

  Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * Runs it to its end.
   *
   * @param input what it reads
   * @param command its name and arguments
   * @return what it prints
   */
  String run(String input, List<String> command) throws IOException, InterruptedException {
    Path in = Files.writeString(home.resolve("in"), input, UTF_8);
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = started(builder);
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(command + " still runs after " + SECONDS + " seconds");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(command + " failed: " + Files.readString(err));
    }
    return Files.readString(out, UTF_8);
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException absent) {
      String name = builder.command().get(0);
      throw new AssertionError(
          name + " is not installed: install it, or name the tests to run by -Dit.test", absent);
    }
  }
}
