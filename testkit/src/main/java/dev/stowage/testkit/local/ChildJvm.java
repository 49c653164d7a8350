package dev.stowage.testkit.local;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A server in a JVM of its own. Its main class prints {@code READY port} once it answers, and ends
 * when its standard input does: the parent holds the other end of that pipe, so that the kernel
 * closes it whenever the parent is gone, after a kill -9 too. All other output is drained, and only
 * its last lines are kept, for the message when the start fails.
 */
final class ChildJvm implements AutoCloseable {

  /**
   * What to start.
   *
   * @param name the engine's name in messages
   * @param mainClass the main class
   * @param classPath directories, jars and folders ending in {@code *}
   * @param maxHeap the value of {@code -Xmx}
   * @param startTimeout how long {@code READY} may take
   */
  record Launch(
      String name,
      String mainClass,
      List<String> classPath,
      String maxHeap,
      Duration startTimeout) {

    /** Copies the class path. */
    Launch {
      classPath = List.copyOf(classPath);
    }
  }

  private static final String READY = "READY ";
  private static final String COMPILER = "-XX:TieredStopAtLevel=";
  private static final int KEPT_LINES = 20;
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Launch launch;
  private final Process process;
  private final CompletableFuture<Integer> ready = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();

  private ChildJvm(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
  }

  /**
   * Starts a child and waits until it is ready.
   *
   * @param launch what to start
   * @param arguments what the main class is given; no secrets, for every user can list them
   * @return the running child
   * @throws StowageException UNAVAILABLE when it ends or does not answer in time; the message holds
   *     its last lines of output
   */
  static ChildJvm start(Launch launch, String... arguments) {
    List<String> command = command(launch);
    command.addAll(List.of(arguments));
    ChildJvm child;
    try {
      child = new ChildJvm(launch, new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException cannotStart) {
      throw failed(launch, cannotStart.toString()).causedBy(cannotStart);
    }
    Thread drain = new Thread(child::drain, launch.name() + " output");
    drain.setDaemon(true);
    drain.start();
    child.awaitReady();
    return child;
  }

  /**
   * Returns the port that the child said it listens on.
   *
   * @return a port of the loopback address
   */
  int port() {
    return ready.join();
  }

  /**
   * Returns the process.
   *
   * @return its handle
   */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends the child: asks by closing its input, kills it after some seconds. Idempotent. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException pipeIsGone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + launch.maxHeap());
    // The smallest collector: several engines share a machine with what is tested.
    command.add("-XX:+UseSerialGC");
    command.addAll(compilerOptions());
    if (Runtime.version().feature() >= 22) {
      // Older ones know the option for modules only, and warn.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-cp");
    command.add(String.join(File.pathSeparator, launch.classPath()));
    command.add(launch.mainClass());
    return command;
  }

  /**
   * Compiles as this process does: tests that end before the second compiler has paid for itself
   * leave it out, and their engines live no longer than they do.
   */
  private static List<String> compilerOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith(COMPILER))
        .toList();
  }

  private void drain() {
    try (BufferedReader output = process.inputReader(Charset.defaultCharset())) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        take(line);
      }
      ready.completeExceptionally(failed(launch, "it ended before it was ready" + heard()));
    } catch (IOException broken) {
      ready.completeExceptionally(failed(launch, broken.toString()).causedBy(broken));
    }
  }

  private void take(String line) {
    if (line.startsWith(READY)) {
      ready.complete(Integer.valueOf(line.substring(READY.length()).strip()));
      return;
    }
    synchronized (lastLines) {
      lastLines.addLast(line);
      if (lastLines.size() > KEPT_LINES) {
        lastLines.removeFirst();
      }
    }
  }

  private void awaitReady() {
    try {
      ready.get(launch.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException ended) {
      close();
      throw ended.getCause() instanceof StowageException known
          ? known
          : failed(launch, ended.toString()).causedBy(ended);
    } catch (TimeoutException late) {
      process.destroyForcibly();
      throw failed(
          launch, "not ready within " + launch.startTimeout().toSeconds() + " s" + heard());
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw failed(launch, "interrupted while it started").causedBy(interrupted);
    }
  }

  private String heard() {
    synchronized (lastLines) {
      return lastLines.isEmpty()
          ? "; it said nothing"
          : lastLines.stream().collect(Collectors.joining(" | ", "; its last lines: ", ""));
    }
  }

  private static StowageException failed(Launch launch, String what) {
    return new StowageException(ErrorKind.UNAVAILABLE, "engine", launch.name(), what);
  }
}
