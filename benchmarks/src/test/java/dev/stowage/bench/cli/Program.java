package dev.stowage.bench.cli;

import dev.stowage.bench.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program in a process of its own. */
final class Program {

  private Program() {}

  /** Starts it in a folder, with no setting but those given. */
  static Process start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder program = new ProcessBuilder(command).directory(folder.toFile());
    program.environment().keySet().removeIf(name -> name.startsWith("STOWAGE_"));
    program.environment().putAll(environment);
    return program.start();
  }
}
