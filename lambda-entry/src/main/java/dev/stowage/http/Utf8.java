package dev.stowage.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
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
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException noUtf8) {
      return Optional.empty();
    }
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
    CharBuffer to = CharBuffer.allocate(CHARACTERS_AT_ONCE);
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
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return Optional.of(bytes);
    } catch (CharacterCodingException halfAPair) {
      return Optional.empty();
    }
  }
}
