package dev.stowage.serve;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.util.function.Consumer;

/**
 * How to serve.
 *
 * @param bind the address to listen on, such as {@code 127.0.0.1}, {@code ::1} or {@code 0.0.0.0}
 * @param port 1 to 65,535, or 0 for any that is free
 * @param limits what clients get at most
 * @param log where a line for each request goes; closed with the server
 * @param errors takes note of what went wrong in the server itself or escaped a handler; called by
 *     the threads that serve, so it must not wait
 */
public record ServerOptions(
    String bind, int port, ServerLimits limits, AccessLog log, Consumer<Throwable> errors) {

  /** Checks the port. */
  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new StowageException(
          ErrorKind.INVALID,
          "serve",
          "port " + port,
          "a port is 1 to 65535, or 0 for any free one");
    }
  }

  /**
   * Listens on this machine alone, with the standard limits and without a log.
   *
   * @param port 1 to 65,535, or 0 for any that is free
   * @param errors takes note of what went wrong
   * @return the options
   */
  public static ServerOptions local(int port, Consumer<Throwable> errors) {
    return new ServerOptions("127.0.0.1", port, ServerLimits.standard(), AccessLog.off(), errors);
  }

  /**
   * Takes other limits.
   *
   * @param others all of them
   * @return these options with them
   */
  public ServerOptions with(ServerLimits others) {
    return new ServerOptions(bind, port, others, log, errors);
  }

  /**
   * Takes another log.
   *
   * @param other the log
   * @return these options with it
   */
  public ServerOptions with(AccessLog other) {
    return new ServerOptions(bind, port, limits, other, errors);
  }
}
