package dev.stowage.core.paste;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.IdAlphabet;
import dev.stowage.core.record.Stamp;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a paste but its content.
 *
 * @param id {@link #ID_LENGTH} characters of {@link IdAlphabet}: 127 bits, which nobody guesses
 * @param size bytes of content, 0 or more
 * @param label title and language
 * @param burn whether it survives being read
 * @param stamp when it was made and ends, and who may delete it
 */
public record PasteMeta(String id, int size, PasteLabel label, Burn burn, Stamp stamp) {

  /** The length of an id, in characters. */
  public static final int ID_LENGTH = 22;

  /**
   * Checks id and size.
   *
   * @throws StowageException INVALID, naming the rule
   */
  public PasteMeta {
    checkId(id);
    if (size < 0) {
      throw new StowageException(ErrorKind.INVALID, "paste", id, size + " bytes; at least 0");
    }
  }

  /**
   * Tells whether a text can be the id of a paste.
   *
   * @param text any text
   * @return whether it keeps the rule
   */
  public static boolean isId(String text) {
    return text.length() == ID_LENGTH
        && text.chars().allMatch(c -> IdAlphabet.CHARACTERS.indexOf(c) >= 0);
  }

  /**
   * Checks an id.
   *
   * @param id the id
   * @throws StowageException INVALID when it breaks the rule
   */
  public static void checkId(String id) {
    if (!isId(id)) {
      throw new StowageException(
          ErrorKind.INVALID,
          "paste",
          Quoted.of(id, 80),
          "an id is " + ID_LENGTH + " digits and letters without 0 O o 1 I i l");
    }
  }

  /**
   * Returns what a paste is without any encoding.
   *
   * @return the bytes of id, content, title and language, and 8 for an expiry
   */
  public long logicalBytes() {
    return (long) ID_LENGTH
        + size
        + bytes(label.title())
        + bytes(label.language())
        + (stamp.expiresAt() == null ? 0 : Long.BYTES);
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
