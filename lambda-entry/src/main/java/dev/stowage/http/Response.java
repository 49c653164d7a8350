package dev.stowage.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** An answer: status, headers, and a body that is held whole. Immutable. */
public final class Response {

  private static final byte[] EMPTY = new byte[0];

  private final int status;
  private final Headers headers;
  private final byte[] body;

  private Response(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Answers without a body.
   *
   * @param status such as 204
   * @return the answer
   */
  public static Response empty(int status) {
    return new Response(status, Headers.NONE, EMPTY);
  }

  /**
   * Answers with a body.
   *
   * @param status such as 200
   * @param mediaType what the body is
   * @param body its bytes, which nobody may change any more
   * @return the answer
   */
  public static Response of(int status, String mediaType, byte[] body) {
    return new Response(status, Headers.NONE.with("Content-Type", mediaType), body);
  }

  /**
   * Answers with text.
   *
   * @param status such as 200
   * @param text is sent as UTF-8
   * @return the answer
   */
  public static Response text(int status, String text) {
    return of(status, MediaType.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Answers with JSON.
   *
   * @param status such as 200
   * @param value maps, lists, strings, numbers, booleans and nulls
   * @return the answer
   */
  public static Response json(int status, Object value) {
    return of(status, MediaType.JSON, Json.bytes(value));
  }

  /**
   * Adds a header.
   *
   * @param name its name
   * @param value its value
   * @return this answer with it
   */
  public Response with(String name, String value) {
    return new Response(status, headers.with(name, value), body);
  }

  /**
   * Names this state of the resource, so that whoever has it already is told so instead of getting
   * it again (RFC 9110, section 13).
   *
   * @return this answer with an ETag of its body
   */
  public Response tagged() {
    return with("ETag", Etag.of(body));
  }

  /**
   * Sends a part of the body alone (RFC 9110, section 15.3.7).
   *
   * @param from where it begins
   * @param to where it ends, exclusive, above {@code from} and not above the length
   * @return 206
   */
  Response part(int from, int to) {
    String range = "bytes " + from + "-" + (to - 1) + "/" + body.length;
    return new Response(
        206, headers.with("Content-Range", range), Arrays.copyOfRange(body, from, to));
  }

  /**
   * Drops the body; its length is told all the same, unless whoever answers HEAD made none.
   *
   * @return what answers HEAD
   */
  Response withoutBody() {
    Response head =
        headers.has("Content-Length") || body.length == 0
            ? this
            : with("Content-Length", Integer.toString(body.length));
    return new Response(status, head.headers, EMPTY);
  }

  /**
   * Returns the status.
   *
   * @return such as 200
   */
  public int status() {
    return status;
  }

  /**
   * Returns the headers.
   *
   * @return all of them, without those that the carrier adds
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
   * Returns the body as text.
   *
   * @return decoded as UTF-8
   */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return status + " " + headers + " with " + body.length + " bytes";
  }
}
