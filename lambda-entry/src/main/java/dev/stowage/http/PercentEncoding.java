package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Percent-encoding of UTF-8 (RFC 3986, section 2.1). The JDK's decoder takes bad UTF-8 for good.
 */
public final class PercentEncoding {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private PercentEncoding() {}

  /**
   * Encodes everything but letters, digits and {@code - . _ ~}.
   *
   * @param text any text
   * @return ASCII that can stand in a path segment or a query
   */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && UNRESERVED.indexOf((char) b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(String.format("%02X", b & 0xff));
      }
    }
    return encoded.toString();
  }

  /**
   * Decodes a text.
   *
   * @param text any text; what is not percent-encoded in it stays as it is
   * @return what was encoded
   * @throws StowageException INVALID for a percent sign without two hexadecimal digits, and for
   *     bytes that are no UTF-8
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes =
        Utf8.encode(text).orElseThrow(() -> invalid(text, "it has half of a surrogate pair"));
    int length = decodeInPlace(bytes, text);
    return Utf8.decode(Arrays.copyOf(bytes, length))
        .orElseThrow(() -> invalid(text, "what is percent-encoded is no UTF-8"));
  }

  /** No byte of a character above ASCII is a percent sign, and nothing grows by being decoded. */
  private static int decodeInPlace(byte[] bytes, String text) {
    int to = 0;
    for (int from = 0; from < bytes.length; from++) {
      if (bytes[from] == '%') {
        bytes[to++] = (byte) (digit(bytes, from + 1, text) << 4 | digit(bytes, from + 2, text));
        from += 2;
      } else {
        bytes[to++] = bytes[from];
      }
    }
    return to;
  }

  private static int digit(byte[] bytes, int at, String text) {
    int digit = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
    if (digit < 0) {
      throw invalid(text, "a percent sign is followed by two hexadecimal digits");
    }
    return digit;
  }

  private static StowageException invalid(String text, String what) {
    return new StowageException(ErrorKind.INVALID, "address", Quoted.of(text, 80), what);
  }
}
