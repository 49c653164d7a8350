package dev.stowage.testkit.local;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Stops a process of Linux where it is, and lets it go on. */
final class Freeze {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Freeze() {}

  /** Returns when every thread of the process stands still. */
  static void stop(long pid) {
    signal("STOP", pid);
    // The signal is sent by then, but each thread stops when it gets it.
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isStopped(pid)) {
      if (System.nanoTime() > deadline) {
        throw failed("STOP", pid, "not stopped within " + PATIENCE.toSeconds() + " s");
      }
      Thread.onSpinWait();
    }
  }

  /** Lets it go on. */
  static void end(long pid) {
    signal("CONT", pid);
  }

  private static void signal(String signal, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
      if (kill.waitFor() != 0) {
        throw failed(signal, pid, "there is no such process any more");
      }
    } catch (IOException noKill) {
      throw failed(signal, pid, noKill.toString()).causedBy(noKill);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed(signal, pid, "interrupted").causedBy(interrupted);
    }
  }

  /** Whether Linux says of each thread that it is stopped: {@code T} behind the name, proc(5). */
  private static boolean isStopped(long pid) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads.toList()) {
        String status = Files.readString(thread.resolve("stat"));
        if (status.charAt(status.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    } catch (IOException aThreadEnded) {
      return false;
    }
  }

  private static StowageException failed(String signal, long pid, String what) {
    return new StowageException(ErrorKind.UNAVAILABLE, "kill -" + signal, Long.toString(pid), what);
  }
}
