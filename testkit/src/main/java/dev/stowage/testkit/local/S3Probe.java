package dev.stowage.testkit.local;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.testkit.local.S3Wire.Request;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Proves of a running server that its conditional requests are exact: of many conditional deletes
 * of one object one wins, and adds by compare-and-swap are all counted. What it made, it removes.
 */
final class S3Probe {

  /** How much to try. */
  record Size(int deletes, int adders, int addsEach) {

    /**
     * At each start: every delete that could win does without the front, and of 200 adds some are
     * lost. Two seconds; the 1,600 of the tests would take ten.
     */
    static final Size AT_START = new Size(64, 8, 25);

    /** In the tests: enough to catch a check and a write in two steps. */
    static final Size IN_TESTS = new Size(64, 32, 50);
  }

  private static final String BUCKET = "/stowage-probe";
  private static final long FIRST_PAUSE_NANOS = 20_000_000;
  private static final String OBJECT = BUCKET + "/object";

  private final S3Wire wire;
  private final Size size;

  S3Probe(S3Wire wire, Size size) {
    this.wire = wire;
    this.size = size;
  }

  /**
   * Runs the probe.
   *
   * @throws StowageException UNAVAILABLE when the server is not exact, or does not answer
   */
  void run() {
    try {
      expect("PUT bucket", 200, wire.send(Request.of("PUT", BUCKET)).statusCode());
      expect("winning deletes", 1, winningDeletes());
      expect("counted adds", size.adders() * size.addsEach(), countedAdds());
      expect("DELETE object", 204, wire.send(Request.of("DELETE", OBJECT)).statusCode());
      expect("DELETE bucket", 204, wire.send(Request.of("DELETE", BUCKET)).statusCode());
    } catch (IOException broken) {
      throw failed(broken.toString()).causedBy(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed("interrupted").causedBy(interrupted);
    }
  }

  /** Deletes one object many times at once; returns how often the answer was that it is done. */
  int winningDeletes() throws IOException, InterruptedException {
    String tag = tag(wire.send(Request.put(OBJECT, "mine")));
    Request delete = Request.of("DELETE", OBJECT).with("if-match", tag);
    List<Integer> answers = together(size.deletes(), () -> wire.send(delete).statusCode());
    return (int) answers.stream().filter(status -> status == 204).count();
  }

  /** Adds to one number by compare-and-swap from many threads; returns what it came to. */
  int countedAdds() throws IOException, InterruptedException {
    wire.send(Request.put(OBJECT, "0"));
    together(
        size.adders(),
        () -> {
          int refused = 0;
          for (int add = 0; add < size.addsEach(); add++) {
            refused += addOne();
          }
          return refused;
        });
    return Integer.parseInt(wire.send(Request.of("GET", OBJECT)).body());
  }

  /** Adds one and returns how often it was refused before. */
  private int addOne() throws IOException, InterruptedException {
    for (int refused = 0; ; refused++) {
      HttpResponse<String> read = wire.send(Request.of("GET", OBJECT));
      int next = Integer.parseInt(read.body()) + 1;
      Request swap = Request.put(OBJECT, Integer.toString(next)).with("if-match", tag(read));
      int status = wire.send(swap).statusCode();
      if (status == 200) {
        return refused;
      }
      expect("PUT with If-Match", 412, status);
      // The more often, the longer, or the adders would mostly get in each other's way.
      long longest = FIRST_PAUSE_NANOS << Math.min(5, refused);
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("etag").orElse("");
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
