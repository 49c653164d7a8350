package dev.stowage.core.record;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a record carries besides its content. Times are whole seconds, because that is what the
 * expiry of stores is made of.
 *
 * <p>As bytes, big-endian: write id (8), created (5) and expires (5; 0 for never) in seconds since
 * 1970, hash of the delete token (32).
 *
 * @param createdAt when it was made
 * @param expiresAt from when on it counts as gone, after {@code createdAt}; null for never
 * @param deleteToken the hash of the token that may delete it
 * @param writeId random, other for each write: after a lost answer it tells one's own write from
 *     another's
 */
public record Stamp(
    Instant createdAt, @Nullable Instant expiresAt, TokenHash deleteToken, long writeId) {

  /** The length of a stamp that is written down, in bytes. */
  public static final int BYTES = 50;

  /** The last second that can be written down, 9999-12-31T23:59:59Z. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Checks the times.
   *
   * @throws StowageException INVALID for a fraction of a second, a time outside 1970 to 9999, or an
   *     end that is not after the beginning
   */
  public Stamp {
    check("created", createdAt);
    if (expiresAt != null) {
      check("expires", expiresAt);
      if (!expiresAt.isAfter(createdAt)) {
        throw invalid("it expires at " + expiresAt + ", which is not after " + createdAt);
      }
    }
  }

  /**
   * Tells whether the record counts as gone.
   *
   * @param now the time at which one asks
   * @return whether its end has come
   */
  public boolean hasExpired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  /**
   * Writes the stamp down.
   *
   * @param to has room for {@link #BYTES}, big-endian
   */
  public void writeTo(ByteBuffer to) {
    to.putLong(writeId);
    putSeconds(to, createdAt.getEpochSecond());
    putSeconds(to, expiresAt == null ? 0 : expiresAt.getEpochSecond());
    to.put(deleteToken.bytes());
  }

  /**
   * Reads a stamp that was written down.
   *
   * @param from holds at least {@link #BYTES}, big-endian
   * @return the stamp
   * @throws StowageException INVALID when the bytes are none
   */
  public static Stamp readFrom(ByteBuffer from) {
    long writeId = from.getLong();
    Instant created = Instant.ofEpochSecond(seconds(from));
    long expires = seconds(from);
    byte[] hash = new byte[TokenHash.BYTES];
    from.get(hash);
    return new Stamp(
        created,
        expires == 0 ? null : Instant.ofEpochSecond(expires),
        TokenHash.ofBytes(hash),
        writeId);
  }

  private static void putSeconds(ByteBuffer to, long seconds) {
    to.put((byte) (seconds >>> 32)).putInt((int) seconds);
  }

  private static long seconds(ByteBuffer from) {
    return Byte.toUnsignedLong(from.get()) << 32 | Integer.toUnsignedLong(from.getInt());
  }

  private static void check(String what, Instant time) {
    long second = time.getEpochSecond();
    if (time.getNano() != 0 || second < 0 || second > LATEST.getEpochSecond()) {
      throw invalid(what + " " + time + " is no whole second between 1970 and " + LATEST);
    }
  }

  private static StowageException invalid(String what) {
    return new StowageException(ErrorKind.INVALID, "create", "", what);
  }
}
