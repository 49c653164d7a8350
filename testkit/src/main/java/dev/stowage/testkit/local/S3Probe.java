package dev.stowage.testkit.local;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.local.S3Wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Proves of a running server that its conditional requests are exact: of many that meet at one
 * object on the same condition, one wins. What it made, it removes.
 *
 * <p>All of them ask on the condition of one tag, so that all of them meet. Clients that add to a
 * number, each by reading it and swapping it, meet by chance, and send most of their requests to
 * try again.
 */
final class S3Probe {

  private static final int AT_ONCE = 32;

  /** Without the front one round is almost certain to see several win. */
  private static final int ROUNDS = 4;

  private static final String BUCKET = "/stowage-probe";
  private static final String OBJECT = BUCKET + "/object";

  private final S3Wire wire;

  S3Probe(S3Wire wire) {
    this.wire = wire;
  }

  /**
   * Runs the probe.
   *
   * @throws StowageException UNAVAILABLE when the server is not exact, or does not answer
   */
  void run() {
    try {
      expect("PUT bucket", 200, wire.send(Request.of("PUT", BUCKET)).statusCode());
      for (int round = 0; round < ROUNDS; round++) {
        expect("PUT object", 200, wire.send(Request.put(OBJECT, "first")).statusCode());
        expect("winning swaps", 1, winningSwaps());
        expect("winning deletes", 1, winningDeletes());
      }
      expect("DELETE bucket", 204, wire.send(Request.of("DELETE", BUCKET)).statusCode());
    } catch (IOException broken) {
      throw failed(broken.toString()).causedBy(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed("interrupted").causedBy(interrupted);
    }
  }

  /** Swaps one object many times at once; returns how often the answer was that it is done. */
  private int winningSwaps() throws IOException, InterruptedException {
    Request swap = Request.put(OBJECT, "second").with("if-match", tag());
    return winners(200, swap);
  }

  /** Deletes one object many times at once; returns how often the answer was that it is done. */
  private int winningDeletes() throws IOException, InterruptedException {
    Request delete = Request.of("DELETE", OBJECT).with("if-match", tag());
    return winners(204, delete);
  }

  private String tag() throws IOException, InterruptedException {
    return wire.send(Request.of("HEAD", OBJECT)).headers().firstValue("etag").orElse("");
  }

  private int winners(int won, Request request) throws IOException, InterruptedException {
    List<Integer> answers = together(AT_ONCE, () -> wire.send(request).statusCode());
    return (int) answers.stream().filter(status -> status == won).count();
  }

  /** Runs a task on many threads at once and returns every answer. */
  private static <T> List<T> together(int threads, Callable<T> task)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : pool.invokeAll(Collections.nCopies(threads, task))) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static void expect(String what, int expected, int seen) {
    if (seen != expected) {
      throw failed(what + ": " + expected + " expected, " + seen + " seen");
    }
  }

  private static StowageException failed(String what) {
    return new StowageException(ErrorKind.UNAVAILABLE, "engine", "S3Proxy", "probe: " + what);
  }
}
