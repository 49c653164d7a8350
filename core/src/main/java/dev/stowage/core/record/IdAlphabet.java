package dev.stowage.core.record;

import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The 55 characters of made ids: digits and letters without those that look alike (0 O o, 1 I i l).
 * Each character is worth 5.78 bits, and each is equally likely.
 */
public final class IdAlphabet {

  /** The 55 characters: digits, then small letters, then capital ones. */
  public static final String CHARACTERS = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

  /** A byte at or above this is passed over, so that no character comes more often than another. */
  private static final int FAIR = 256 / CHARACTERS.length() * CHARACTERS.length();

  private IdAlphabet() {}

  /**
   * Draws an id.
   *
   * @param length how many characters, above 0
   * @param random eight random bytes a call
   * @return the id
   */
  public static String draw(int length, LongSupplier random) {
    StringBuilder id = new StringBuilder(length);
    while (id.length() < length) {
      append(id, length, ByteBuffer.allocate(Long.BYTES).putLong(random.getAsLong()).array());
    }
    return id.toString();
  }

  /**
   * Makes an id of bytes, always the same of the same bytes.
   *
   * @param length how many characters, above 0
   * @param bytes well mixed, such as a hash, at least three for each character
   * @return the id
   * @throws IllegalArgumentException when the bytes do not yield so many characters
   */
  public static String derive(int length, byte[] bytes) {
    StringBuilder id = new StringBuilder(length);
    append(id, length, bytes);
    if (id.length() < length) {
      throw new IllegalArgumentException(bytes.length + " bytes make no id of " + length);
    }
    return id.toString();
  }

  private static void append(StringBuilder id, int length, byte[] bytes) {
    IntStream.range(0, bytes.length)
        .map(i -> Byte.toUnsignedInt(bytes[i]))
        .filter(value -> value < FAIR)
        .limit(length - id.length())
        .forEach(value -> id.append(CHARACTERS.charAt(value % CHARACTERS.length())));
  }
}
