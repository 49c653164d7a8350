package dev.stowage.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running {@link ChildMain}. Closing it kills it as {@code kill -9} does. */
final class Child implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static Child start(String... args) throws IOException {
    return startWith("-Xmx64m", args);
  }

  /** Starts one with a limit of its memory, as the JVM takes it. */
  static Child startWith(String heap, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ChildMain.class.getName());
    command.addAll(List.of(args));
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  long pid() {
    return process.pid();
  }

  /** Returns the next line of its output; "" at the end. */
  String line() throws IOException {
    String line = output.readLine();
    return line == null ? "" : line;
  }

  /** Kills it and returns the whole lines that it had still printed. */
  List<String> kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // Not by the process itself, which closes its output.
    StringBuilder rest = new StringBuilder();
    char[] buffer = new char[4096];
    for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
      rest.append(buffer, 0, read);
    }
    process.waitFor();
    int lastEnd = rest.lastIndexOf("\n") + 1;
    return rest.substring(0, lastEnd).lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
