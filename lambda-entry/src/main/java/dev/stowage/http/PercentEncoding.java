package dev.stowage.http;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

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
   * @param text ASCII
   * @return what was encoded
   * @throws StowageException INVALID for a percent sign without two hexadecimal digits, and for
   *     bytes that are no UTF-8
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(twoDigits(text, i + 1));
        i += 2;
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException noUtf8) {
      throw invalid(text, "what is percent-encoded is no UTF-8").causedBy(noUtf8);
    }
  }

  private static int twoDigits(String text, int at) {
    int high = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    if (high < 0 || low < 0) {
      throw invalid(text, "a percent sign is followed by two hexadecimal digits");
    }
    return high << 4 | low;
  }

  private static StowageException invalid(String text, String what) {
    return new StowageException(ErrorKind.INVALID, "address", Quoted.of(text, 80), what);
  }
}
