package dev.stowage.serve;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A line for each request:
 *
 * <pre>{@code
 * 2025-03-01T12:00:00.123Z 203.0.113.7 GET /api/pastes/{id} 200 532 1.734 0.00000025
 * }</pre>
 *
 * <p>When it ended, the client's address (by the word of trusted proxies), the method, the path of
 * the route, the status, the bytes of the answer's body, milliseconds since the head was read, and
 * dollars that the stores' calls cost; {@code -} for what there is not. Neither the path that was
 * asked nor the query nor any header: they hold the ids of pastes, and tokens. Nothing that a
 * client chooses stands in it but a method of capital letters, so no client can forge a line.
 *
 * <p>Lines are written by a thread of their own. When it falls behind by more than 8,192 lines,
 * further ones are dropped, and the next line says how many: {@code # 17 lines dropped}.
 */
public final class AccessLog implements AutoCloseable {

  private static final AccessLog OFF = new AccessLog(null, Proxies.NONE, null);

  private final @Nullable LineQueue lines;
  private final Proxies proxies;
  private final @Nullable InstantSource clock;

  private AccessLog(@Nullable LineQueue lines, Proxies proxies, @Nullable InstantSource clock) {
    this.lines = lines;
    this.proxies = proxies;
    this.clock = clock;
  }

  /**
   * Writes nothing.
   *
   * @return a log that costs nothing
   */
  public static AccessLog off() {
    return OFF;
  }

  /**
   * Writes to a stream.
   *
   * @param out is flushed whenever there is nothing more to write, and never closed
   * @param proxies whose word on who a client is is taken
   * @param clock tells the time of a line
   * @return the log
   */
  public static AccessLog to(OutputStream out, Proxies proxies, InstantSource clock) {
    return new AccessLog(new LineQueue(out, () -> {}), proxies, clock);
  }

  /**
   * Writes to the end of a file. A program that rotates logs copies it and cuts it off ({@code
   * copytruncate}).
   *
   * @param file is made when it is not there
   * @param proxies whose word on who a client is is taken
   * @param clock tells the time of a line
   * @return the log
   * @throws StowageException UNAVAILABLE when the file cannot be opened
   */
  public static AccessLog file(Path file, Proxies proxies, InstantSource clock) {
    try {
      OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new AccessLog(new LineQueue(out, out), proxies, clock);
    } catch (IOException e) {
      throw new StowageException(
              ErrorKind.UNAVAILABLE,
              "serve",
              file.toString(),
              "the access log cannot be opened; name a file that can be written")
          .causedBy(e);
    }
  }

  /** Takes note of a request that has come to its end; {@code answer} is null for a lost one. */
  void add(Request head, String route, @Nullable Response answer, long nanos) {
    if (lines != null && clock != null) {
      lines.offer(
          new LogLine(
              clock.instant(),
              proxies.client(head),
              head.method(),
              LogLine.Outcome.of(route, answer, nanos)));
    }
  }

  /** Writes what is left, and ends. */
  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }
}
