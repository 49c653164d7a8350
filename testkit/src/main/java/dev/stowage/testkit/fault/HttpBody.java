package dev.stowage.testkit.fault;

import java.nio.charset.StandardCharsets;

/** The bytes of a message, without transfer encoding. Immutable. */
public final class HttpBody {

  /** No bytes at all. */
  public static final HttpBody NONE = new HttpBody(new byte[0]);

  private final byte[] bytes;

  private HttpBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes a body of bytes.
   *
   * @param bytes copied
   * @return the body
   */
  public static HttpBody of(byte[] bytes) {
    return new HttpBody(bytes.clone());
  }

  /**
   * Makes a body of a text.
   *
   * @param text sent as UTF-8
   * @return the body
   */
  public static HttpBody of(String text) {
    return new HttpBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the bytes.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Returns the length.
   *
   * @return in bytes
   */
  public int length() {
    return bytes.length;
  }

  /**
   * Returns the bytes as UTF-8.
   *
   * @return the text
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Returns the text, for messages.
   *
   * @return as {@link #text}
   */
  @Override
  public String toString() {
    return text();
  }
}
