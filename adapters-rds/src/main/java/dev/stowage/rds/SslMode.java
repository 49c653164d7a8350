package dev.stowage.rds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the connection is encrypted and who is believed at its other end; libpq's words and meanings.
 * Off loopback only {@link #VERIFY_FULL} is accepted.
 */
public enum SslMode {
  /** No encryption. */
  DISABLE,
  /** Encryption only where the server insists. */
  ALLOW,
  /** Encryption where the server offers it. */
  PREFER,
  /** Encryption, with whoever answers. */
  REQUIRE,
  /** Encryption with a server whose certificate a known authority has signed. */
  VERIFY_CA,
  /** The same, and the certificate names the host that was asked for. */
  VERIFY_FULL;

  /**
   * Returns the word used in a store URL.
   *
   * @return for example {@code verify-full}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words of all values. */
  static List<String> words() {
    return Arrays.stream(values()).map(SslMode::word).toList();
  }

  /** Finds the value of a word. */
  static Optional<SslMode> of(String word) {
    return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
  }
}
