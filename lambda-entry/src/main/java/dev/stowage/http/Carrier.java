package dev.stowage.http;

/**
 * What brings requests and takes answers away, and how large they can be.
 *
 * @param name what it is called in errors, such as {@code server}
 * @param maxRequestBytes the longest body of a request
 * @param maxAnswerBytes the longest body of an answer
 * @param pageBytes how much of a long list one answer holds at most
 */
public record Carrier(String name, int maxRequestBytes, int maxAnswerBytes, int pageBytes) {

  /** The most bytes of a body that is read at all; a longer one ends the connection: 16 MiB. */
  public static final int MOST_READ = 16 << 20;

  /** A server of our own: 16 MiB in, any length out, 4 MiB a page. */
  public static final Carrier SERVER = new Carrier("server", MOST_READ, Integer.MAX_VALUE, 4 << 20);
}
