package dev.stowage.core.link;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.Quoted;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Stamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A short name for a long address.
 *
 * @param id {@code [A-Za-z0-9_-]{3,64}}; capital and small letters differ
 * @param target where it leads: an http or https address with a host, of at most 2,040 characters,
 *     none of them a space, a control character or a backslash
 * @param stamp when it was made and ends, and who may delete it
 */
public record Link(String id, String target, Stamp stamp) {

  private static final byte VERSION = 1;

  /**
   * Checks id and target.
   *
   * @throws StowageException INVALID, naming the rule
   */
  public Link {
    checkId(id);
    Target.check(target);
  }

  /**
   * Tells whether a text can be the id of a link.
   *
   * @param text any text
   * @return whether it keeps the rule
   */
  public static boolean isId(String text) {
    if (text.length() < 3 || text.length() > 64) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
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
          ErrorKind.INVALID, "link", Quoted.of(id, 80), "an id is 3 to 64 of A-Z a-z 0-9 _ -");
    }
  }

  /**
   * Returns what a link is without any encoding.
   *
   * @return the bytes of id and target, and 8 for an expiry
   */
  public long logicalBytes() {
    return id.length()
        + (long) target.getBytes(StandardCharsets.UTF_8).length
        + (stamp.expiresAt() == null ? 0 : Long.BYTES);
  }

  /**
   * Writes down everything but the id: version 1 (1 byte), the stamp, the target in UTF-8.
   *
   * @return 51 bytes and the target's
   */
  public byte[] encode() {
    byte[] text = target.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(1 + Stamp.BYTES + text.length).put(VERSION);
    stamp.writeTo(bytes);
    return bytes.put(text).array();
  }

  /**
   * Reads a link that was written down.
   *
   * @param id its id
   * @param bytes what {@link #encode} made
   * @return the link
   * @throws StowageException CORRUPT, naming the id, when the bytes are no link
   */
  public static Link decode(String id, byte[] bytes) {
    if (bytes.length < 1 + Stamp.BYTES || bytes[0] != VERSION) {
      throw corrupt(id, bytes.length + " bytes are no link of version " + VERSION);
    }
    ByteBuffer from = ByteBuffer.wrap(bytes).position(1);
    try {
      Stamp stamp = Stamp.readFrom(from);
      int text = from.position();
      return new Link(
          id, new String(bytes, text, bytes.length - text, StandardCharsets.UTF_8), stamp);
    } catch (StowageException broken) {
      throw corrupt(id, broken.what()).causedBy(broken);
    }
  }

  private static StowageException corrupt(String id, String what) {
    return new StowageException(ErrorKind.CORRUPT, "link", id, what);
  }
}
