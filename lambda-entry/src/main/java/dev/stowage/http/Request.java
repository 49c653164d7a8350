package dev.stowage.http;

import java.util.Arrays;
import java.util.Optional;

/**
 * A request as it came: nothing is decoded, altered or left out. Immutable.
 *
 * <pre>{@code
 * Request.of("POST", "/api/counters/visits").with("Authorization", "Bearer ...").withBody(bytes)
 * }</pre>
 */
public final class Request {

  private static final byte[] EMPTY = new byte[0];

  /** The request line. */
  private record Line(String method, String path, String query) {}

  private final Line line;
  private final Headers headers;
  private final byte[] body;
  private final Arrival arrival;

  private Request(Line line, Headers headers, byte[] body, Arrival arrival) {
    this.line = line;
    this.headers = headers;
    this.body = body;
    this.arrival = arrival;
  }

  /**
   * Begins a request without headers and body that comes from this machine.
   *
   * @param method in capitals, such as {@code GET}
   * @param target path and query as they stand in the request line, such as {@code /p/abc?x=1}
   * @return the request
   */
  public static Request of(String method, String target) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    return new Request(new Line(method, path, query), Headers.NONE, EMPTY, Arrival.LOCAL);
  }

  /**
   * Adds a header.
   *
   * @param name its name
   * @param value its value
   * @return this request with it
   */
  public Request with(String name, String value) {
    return with(headers.with(name, value));
  }

  /**
   * Takes other headers.
   *
   * @param others all of them
   * @return this request with them
   */
  public Request with(Headers others) {
    return new Request(line, others, body, arrival);
  }

  /**
   * Takes a body.
   *
   * @param content its bytes, which nobody may change any more
   * @return this request with it
   */
  public Request withBody(byte[] content) {
    return new Request(line, headers, content, arrival);
  }

  /**
   * Says how it came.
   *
   * @param how peer, scheme and carrier
   * @return this request with it
   */
  public Request arrived(Arrival how) {
    return new Request(line, headers, body, how);
  }

  /**
   * Returns the method.
   *
   * @return in capitals, such as {@code GET}
   */
  public String method() {
    return line.method();
  }

  /**
   * Tells whether the method is HEAD: the answer has the headers of a GET's and no body.
   *
   * @return whether it is
   */
  public boolean isHead() {
    return method().equals("HEAD");
  }

  /**
   * Returns the path.
   *
   * @return percent-encoded, beginning with a slash
   */
  public String path() {
    return line.path();
  }

  /**
   * Returns the query.
   *
   * @return percent-encoded, without the question mark; empty for none
   */
  public String query() {
    return line.query();
  }

  /**
   * Returns the headers.
   *
   * @return all of them
   */
  public Headers headers() {
    return headers;
  }

  /**
   * Returns a header.
   *
   * @param name in any case
   * @return its first value
   */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /**
   * Returns the body.
   *
   * @return its bytes, not copied: they must not be changed
   */
  public byte[] body() {
    return body;
  }

  /**
   * Returns how it came.
   *
   * @return peer, scheme and carrier
   */
  public Arrival arrival() {
    return arrival;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Request that
        && line.equals(that.line)
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body)
        && arrival.equals(that.arrival);
  }

  @Override
  public int hashCode() {
    return 31 * line.hashCode() + Arrays.hashCode(body);
  }

  /** Shows neither query nor values of headers nor body: they may be secrets. */
  @Override
  public String toString() {
    return method() + " " + path() + " " + headers + " with " + body.length + " bytes";
  }
}
