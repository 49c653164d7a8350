package dev.stowage.core.link;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.IdAlphabet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret from which reusable ids are derived, so that nobody else can tell from an id whether
 * somebody has shortened some target.
 *
 * <p>An id is made of HMAC-SHA-256 (RFC 2104) over owner, target and number, each preceded by its
 * length in bytes as four bytes, big-endian.
 */
public final class SlugKey {

  /** The fewest bytes of a key. */
  public static final int MIN_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private SlugKey(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Takes a key.
   *
   * @param secret at least {@link #MIN_BYTES} random bytes; copied
   * @return the key
   * @throws StowageException INVALID for fewer
   */
  public static SlugKey of(byte[] secret) {
    if (secret.length < MIN_BYTES) {
      throw new StowageException(
          ErrorKind.INVALID,
          "slug key",
          "",
          secret.length + " bytes; at least " + MIN_BYTES + " random ones");
    }
    return new SlugKey(new SecretKeySpec(secret, ALGORITHM));
  }

  /** Returns the id of one owner's link to a target; each number gives another. */
  String id(String owner, String target, int number) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : new String[] {owner, target, Integer.toString(number)}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return IdAlphabet.derive(Links.ID_LENGTH, mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "SlugKey";
  }
}
