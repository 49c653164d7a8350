package dev.stowage.bench.http;

import dev.stowage.bench.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What takes the most memory, from many clients at once, against a server with the heap that {@code
 * deploy/stowage.service} gives it: the heap must suffice, and whoever asks for little must be
 * answered all along.
 */
public final class SmallHeap {

  private static final int STOP_SECONDS = 60;

  private SmallHeap() {}

  /**
   * What came of it.
   *
   * @param tally what came back
   * @param errors what the server wrote to its standard error
   */
  record Outcome(Tally tally, List<String> errors) {}

  /**
   * Runs it and prints what came of it.
   *
   * @param args the folder that keeps what is stored, and the heap, such as {@code 256m}
   * @throws Exception when the server does not start, or it is ended
   */
  public static void main(String... args) throws Exception {
    Outcome outcome = run(Path.of(args[0]), args.length > 1 ? args[1] : "256m", System.out);
    outcome.tally().faults().forEach(System.out::println);
    outcome.errors().forEach(System.out::println);
    System.exit(outcome.tally().faults().isEmpty() && outcome.errors().isEmpty() ? 0 : 1);
  }

  /** Starts a server in a folder, lets the clients loose, and stops it. */
  static Outcome run(Path folder, String heap, PrintStream out)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process server = start(folder, heap, errors);
    Tally tally = new Tally();
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      String first = String.valueOf(lines.readLine());
      URI url = URI.create(first.substring(first.lastIndexOf(' ') + 1));
      out.println(new HeavyClients(url, tally).run());
    } finally {
      server.toHandle().destroy();
      if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        tally.stuck("the stop of the server".getBytes(StandardCharsets.UTF_8));
        server.destroyForcibly().waitFor();
      }
    }
    out.println(tally);
    return new Outcome(tally, Files.readAllLines(errors));
  }

  /** With the garbage collector that {@code ./stowage} takes. */
  private static Process start(Path folder, String heap, Path errors) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--access-log",
                "off",
                "--data",
                folder.resolve("data").toString())
            .redirectError(errors.toFile());
    program.environment().keySet().removeIf(name -> name.startsWith("STOWAGE_"));
    return program.start();
  }
}
