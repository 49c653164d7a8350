package dev.stowage.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Strong entity tags (RFC 9110, section 8.8.3): the beginning of the SHA-256 of the body, or of
 * what stands for it: a paste never changes, so the hash of its head names each form of it.
 */
public final class Etag {

  private Etag() {}

  /**
   * Returns the tag of a body.
   *
   * @param body what is sent, or what changes whenever that does
   * @return 32 hexadecimal digits in quotation marks
   */
  public static String of(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Tells whether a condition names a tag.
   *
   * @param condition the value of {@code If-Match} or {@code If-None-Match}: a list of tags, or
   *     {@code *} for any
   * @param tag the tag of what is there
   * @return whether it does; a weak tag in an {@code If-None-Match} counts as its strong one
   */
  public static boolean matches(String condition, String tag) {
    return condition.strip().equals("*")
        || Arrays.stream(condition.split(","))
            .map(String::strip)
            .map(given -> given.startsWith("W/") ? given.substring(2) : given)
            .anyMatch(tag::equals);
  }

  /**
   * Tells whether who asks has a state already.
   *
   * @param request may have an {@code If-None-Match}
   * @param tag the tag of that state
   * @return whether it names the tag
   */
  static boolean isKnown(Request request, String tag) {
    return request.header("If-None-Match").filter(condition -> matches(condition, tag)).isPresent();
  }
}
