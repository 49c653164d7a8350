package dev.stowage.testkit.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stops a PostgreSQL whose JVM was killed. A server is nobody's child: it lives on when the process
 * that started it is gone, kill -9 included. So a shell waits at the end of a pipe that only that
 * process holds; when the kernel closes it, the shell stops the server named in the data
 * directory's own pid file and removes the directory. It is there before the server is, so there is
 * no moment in which a kill leaves anything behind; and it is out of that process's group, so that
 * a kill of the whole group misses it.
 *
 * <p>Windows has no such shell: there a killed JVM leaves its server behind.
 */
final class PostgresKeeper {

  /** Its arguments are the run directory and what to run in a group of its own. */
  private static final String LEAVE_GROUP =
      """
      if command -v setsid >/dev/null 2>&1; then
        exec setsid sh -c "$2" keeper "$1"
      fi
      set -m
      sh -c "$2" keeper "$1" <&0 &
      wait
      """;

  /** Its argument is the run directory. */
  private static final String KEEP =
      """
      trap '' HUP INT TERM
      cat >/dev/null
      # A server that was just being started has no pid file yet.
      for second in 1 2 3 4 5; do
        pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
        if [ -n "$pid" ] || ! [ -d "$1/data" ]; then
          break
        fi
        sleep 1
      done
      if [ -n "$pid" ]; then
        said=$(tr '\\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" || ps -o args= -p "$pid")
        case $said in
          *"$1"*)
            kill -QUIT "$pid"
            for second in 1 2 3 4 5 6 7 8 9 10; do
              kill -0 "$pid" 2>/dev/null || break
              sleep 1
            done
            kill -KILL "$pid" 2>/dev/null
            ;;
        esac
      fi
      rm -rf "$1"
      """;

  private PostgresKeeper() {}

  /**
   * Begins to watch over this process.
   *
   * @param run the directory that holds the server's data directory and nothing of worth
   */
  static void watch(Path run) throws IOException {
    if (File.separatorChar == '/') {
      new ProcessBuilder(List.of("sh", "-c", LEAVE_GROUP, "keeper", run.toString(), KEEP))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    }
  }

  /** Removes a directory and all that is in it, as far as it is there. */
  static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException vanished) {
      throw vanished.getCause();
    }
  }
}
