package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

  /** The vectors of the reference implementation: secret 00..0f, keys 00, 0001 and so on. */
  @ParameterizedTest
  @CsvSource({
    "0,726fdb47dd0e0e31",
    "1,74f839c593dc67fd",
    "7,ab0200f58b01d137",
    "8,93f5f5799a932462",
    "15,a129ca6149be45e5"
  })
  void givesWhatTheReferenceGives(int length, String expected) {
    byte[] key = new byte[length];
    for (int i = 0; i < length; i++) {
      key[i] = (byte) i;
    }
    SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(Long.toHexString(hash.of(key))).isEqualTo(expected);
  }
}
