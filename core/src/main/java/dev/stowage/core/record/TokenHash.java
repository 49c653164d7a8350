package dev.stowage.core.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The SHA-256 of a token. A store keeps this and never the token: who reads the store cannot delete
 * with what is found there.
 */
public final class TokenHash {

  /** The length of a hash in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private TokenHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Hashes a token.
   *
   * @param token the token, hashed as UTF-8
   * @return its hash
   */
  public static TokenHash of(String token) {
    return new TokenHash(sha256(token));
  }

  /**
   * Takes a hash that was stored.
   *
   * @param bytes {@link #BYTES} of them
   * @return the hash
   * @throws IllegalArgumentException when there are more or fewer
   */
  public static TokenHash ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has " + BYTES + " bytes, not " + bytes.length);
    }
    return new TokenHash(bytes.clone());
  }

  /**
   * Compares a token with the one that was hashed, in a time that does not depend on either.
   *
   * @param token the token that somebody showed
   * @return whether it is the same
   */
  public boolean matches(String token) {
    return MessageDigest.isEqual(bytes, sha256(token));
  }

  /**
   * Returns the hash.
   *
   * @return {@link #BYTES} bytes, a copy
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Shows nothing of the hash. */
  @Override
  public String toString() {
    return "TokenHash";
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
