package dev.stowage.testkit.local;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function as AWS runs it: a process with AWS's own Java runtime interface client, which finds
 * the handler in the deployable, asks a Runtime API on 127.0.0.1 for events and sends the answers
 * back. On Linux alone, for that client has native code for Linux alone.
 *
 * <pre>{@code
 * LambdaSetup setup = LambdaSetup.of(jar, "com.example.Handler").with("STOWAGE_STORE", url);
 * try (LocalLambda function = LocalLambda.start(setup)) {
 *   LambdaAnswer answer = function.invoke(event, Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>It differs from the service in this: the memory is not limited but for the heap, nothing is
 * made slower, the disk can be written to, and between two events the process runs on unless it is
 * frozen by {@link #freeze}. A snapshot is not taken: the process waits where it would be, and its
 * hooks run.
 *
 * <p>One event at a time; any thread may call.
 */
public final class LocalLambda implements AutoCloseable {

  private static final int KEPT_LINES = 10_000;
  private static final int SHOWN_LINES = 20;
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final LambdaSetup setup;
  private final Path folder;
  private final RuntimeApi api;
  private final Process process;
  private final long started;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread drain;

  private LocalLambda(LambdaSetup setup, Path folder, RuntimeApi api) throws IOException {
    this.setup = setup;
    this.folder = folder;
    this.api = api;
    LambdaProcess launch = new LambdaProcess(setup, TaskRoots.of(setup.deployable()), folder);
    started = System.nanoTime();
    process = launch.start(api.hostAndPort());
    drain = new Thread(this::drain, "lambda output");
    drain.setDaemon(true);
    drain.start();
  }

  /**
   * Starts a function, and does not wait for it.
   *
   * @param setup what to start
   * @return the starting function
   * @throws StowageException MISCONFIGURED when the runtime's jars are not found or do not run on
   *     this machine, UNAVAILABLE when no process can be started
   */
  public static LocalLambda start(LambdaSetup setup) {
    Path folder = null;
    RuntimeApi api = new RuntimeApi();
    try {
      folder = Files.createTempDirectory("stowage-lambda");
      return new LocalLambda(setup, folder, api);
    } catch (IOException | RuntimeException failed) {
      api.close();
      TaskRoots.remove(folder);
      throw failed instanceof StowageException known
          ? known
          : new StowageException(ErrorKind.UNAVAILABLE, "start", setup.handler(), failed.toString())
              .causedBy(failed);
    }
  }

  /**
   * Waits until the function asks for its first event. One that starts for a snapshot is restored
   * if it was not.
   *
   * @param limit how long at most
   * @return what the function reported instead, or how its process ended; empty when it is ready
   * @throws StowageException UNAVAILABLE when it does neither in time; then it is killed
   */
  public Optional<LambdaFailure> awaitInit(Duration limit) {
    restore();
    return await(api.ready, limit);
  }

  /**
   * Waits until a function that starts for a snapshot has run its hooks before the checkpoint.
   *
   * @param limit how long at most
   * @return as {@link #awaitInit}
   * @throws StowageException as {@link #awaitInit}
   */
  public Optional<LambdaFailure> awaitCheckpoint(Duration limit) {
    return await(api.checkpoint, limit);
  }

  /** Lets a function that waits in its snapshot, or will, go on. Idempotent. */
  public void restore() {
    api.restored.complete(System.nanoTime());
  }

  /**
   * Tells how long the function took from the start of its process to its first request for an
   * event, or to its checkpoint when it starts for a snapshot.
   *
   * @return the time
   * @throws IllegalStateException before that, and after a failure
   */
  public Duration initTook() {
    return Duration.ofNanos(reached(setup.isForASnapshot() ? api.checkpoint : api.ready) - started);
  }

  /**
   * Tells how long the function took from {@link #restore} to its first request for an event.
   *
   * @return the time
   * @throws IllegalStateException before that, and after a failure
   */
  public Duration restoreTook() {
    return Duration.ofNanos(
        reached(api.ready) - Math.max(reached(api.restored), reached(api.checkpoint)));
  }

  /**
   * Hands an event to the function and waits for the answer.
   *
   * @param event the event, as JSON
   * @param limit how long both may take, and what the function is told that it has; what is left of
   *     its start counts, too
   * @return its answer, or how it failed
   * @throws StowageException UNAVAILABLE when it could not start, has ended before, or does not
   *     answer in time; then it is killed, as the service does
   */
  public synchronized LambdaAnswer invoke(byte[] event, Duration limit) {
    Optional<LambdaFailure> failed = awaitInit(limit);
    if (failed.isPresent() || api.over.isDone()) {
      LambdaFailure failure = failed.orElseGet(api.over::join);
      throw failed("invoke", "it takes no events: " + failure.type() + " " + failure.message());
    }
    long begun = System.nanoTime();
    CompletableFuture<LambdaAnswer> answer = api.offer(event.clone(), limit);
    return await(answer, limit)
        .map(ended -> LambdaAnswer.of(ended, Duration.ofNanos(System.nanoTime() - begun)))
        .orElseGet(answer::join);
  }

  /** Stops the process where it is, as the service does between two events; returns then. */
  public void freeze() {
    Freeze.stop(pid());
  }

  /** Lets a frozen process go on. */
  public void thaw() {
    Freeze.end(pid());
  }

  /**
   * Returns what the process has written on its two streams, as far as it has come here: some of it
   * may be on its way until {@link #close}.
   *
   * @return its last 10,000 lines
   */
  public List<String> output() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /**
   * Waits until the process has written a line.
   *
   * @param wanted tells it from others
   * @param limit how long at most
   * @return the first such line
   * @throws dev.stowage.core.error.StowageException UNAVAILABLE when there is none by then
   */
  public String awaitOutput(Predicate<String> wanted, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (lines) {
      while (true) {
        Optional<String> found = lines.stream().filter(wanted).findFirst();
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (found.isPresent()) {
          return found.get();
        }
        if (left <= 0) {
          throw failed("await", "no such line within " + limit.toMillis() + " ms" + heard());
        }
        try {
          lines.wait(left);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw failed("await", "interrupted").causedBy(interrupted);
        }
      }
    }
  }

  /**
   * Returns the classes that the process has loaded so far; {@link LambdaSetup#withClassList} is
   * needed for it.
   *
   * @return their names, in the order of loading
   * @throws IllegalStateException when the JVM was not told to keep a list
   */
  public List<String> loadedClasses() {
    Path list = folder.resolve(LambdaSetup.CLASS_LIST);
    if (Files.notExists(list)) {
      throw new IllegalStateException("no list of classes; use LambdaSetup.withClassList()");
    }
    try (Stream<String> entries = Files.lines(list)) {
      return entries.map(entry -> entry.split(" ", 2)[0]).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Returns the process id.
   *
   * @return the id of the child process
   */
  public long pid() {
    return process.pid();
  }

  /** Ends the function at once, and removes what it left on disk. Idempotent. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      drain.join(GRACE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    restore();
    api.close();
    TaskRoots.remove(folder);
  }

  private Optional<LambdaFailure> await(CompletableFuture<?> wanted, Duration limit) {
    try {
      CompletableFuture.anyOf(wanted, api.over).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      process.destroyForcibly();
      throw failed("await", "not within " + limit.toMillis() + " ms; it was killed" + heard());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed("await", "interrupted").causedBy(interrupted);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
    return wanted.isDone() ? Optional.empty() : Optional.of(api.over.join());
  }

  private static long reached(CompletableFuture<Long> point) {
    if (!point.isDone()) {
      throw new IllegalStateException("the function has not come that far");
    }
    return point.join();
  }

  /** Reads to the end, so that the message about the end of the process holds its last words. */
  private void drain() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        keep(line);
      }
      int status = process.waitFor();
      api.over.complete(
          new LambdaFailure(
              LambdaFailure.EXIT, "the process ended with exit status " + status + heard()));
    } catch (IOException broken) {
      api.over.complete(new LambdaFailure(LambdaFailure.EXIT, broken.toString()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(String line) {
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > KEPT_LINES) {
        lines.removeFirst();
      }
      lines.notifyAll();
    }
  }

  private String heard() {
    List<String> said = new ArrayList<>(output());
    return said.isEmpty()
        ? "; it said nothing"
        : said.subList(Math.max(0, said.size() - SHOWN_LINES), said.size()).stream()
            .collect(Collectors.joining(" | ", "; its last lines: ", ""));
  }

  private StowageException failed(String operation, String what) {
    return new StowageException(ErrorKind.UNAVAILABLE, operation, setup.handler(), what);
  }
}
