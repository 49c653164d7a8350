package dev.stowage.http;

/**
 * How a request came in, as whoever took it from the network saw it.
 *
 * @param peer the address of the other end of the connection, such as {@code 127.0.0.1}
 * @param scheme {@code http} or {@code https}
 * @param carrier what brought it
 * @param base what stands before the path in the address that the client used, and is not part of
 *     the request's path: empty, or such as {@code /prod}, percent-encoded
 */
public record Arrival(String peer, String scheme, Carrier carrier, String base) {

  /** From this machine, in plain text, to a server of our own. */
  public static final Arrival LOCAL = new Arrival("127.0.0.1", "http", Carrier.SERVER);

  /**
   * Says how a request came to the root of a host.
   *
   * @param peer the address of the other end of the connection
   * @param scheme {@code http} or {@code https}
   * @param carrier what brought it
   */
  public Arrival(String peer, String scheme, Carrier carrier) {
    this(peer, scheme, carrier, "");
  }
}
