package dev.stowage.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TokenHashTest {

  @Test
  void isTheSha256OfTheToken() {
    // The example "abc" of FIPS 180-2.
    assertThat(HexFormat.of().formatHex(TokenHash.of("abc").bytes()))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void matchesItsTokenAlone() {
    TokenHash hash = TokenHash.ofBytes(TokenHash.of("token").bytes());
    assertThat(hash.matches("token")).isTrue();
    assertThat(hash.matches("Token")).isFalse();
    assertThat(hash.matches("")).isFalse();
    assertThat(hash).isEqualTo(TokenHash.of("token")).isNotEqualTo(TokenHash.of("other"));
  }

  @Test
  void cannotBeChangedFromOutside() {
    TokenHash hash = TokenHash.of("token");
    hash.bytes()[0]++;
    assertThat(hash.matches("token")).isTrue();
  }

  @Test
  void showsNothingOfItself() {
    assertThat(TokenHash.of("token").toString()).isEqualTo("TokenHash");
  }

  @Test
  void refusesAnotherLength() {
    for (int length : new int[] {0, 31, 33}) {
      assertThatThrownBy(() -> TokenHash.ofBytes(new byte[length]))
          .hasMessage("a hash has 32 bytes, not " + length);
    }
  }
}
