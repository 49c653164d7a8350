package dev.stowage.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text as UTF-8 and back, both exact: what the one cannot hold is not replaced, as the JDK does.
 */
public final class Utf8 {

  private static final int CHARACTERS_AT_ONCE = 4_096;

  private Utf8() {}

  /**
   * Reads text.
   *
   * @param bytes any bytes
   * @return the text; empty when the bytes are no UTF-8
   */
  public static Optional<String> decode(byte[] bytes) {
    return isValid(bytes)
        ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /**
   * Tells whether bytes are text, without making it.
   *
   * @param bytes any bytes
   * @return whether {@link #decode} could read them
   */
  public static boolean isValid(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer from = ByteBuffer.wrap(bytes);
    CharBuffer to = CharBuffer.allocate(Math.min(bytes.length, CHARACTERS_AT_ONCE) + 1);
    CoderResult result;
    do {
      result = decoder.decode(from, to.clear(), true);
    } while (result.isOverflow());
    return !result.isError();
  }

  /**
   * Writes text.
   *
   * @param text any text
   * @return its bytes; empty when it has half of a surrogate pair without the other
   */
  public static Optional<byte[]> encode(String text) {
    return hasHalfAPair(text)
        ? Optional.empty()
        : Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean hasHalfAPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean isPair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!isPair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
