package dev.stowage.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdAlphabetTest {

  @Test
  void holdsNoCharactersThatLookAlike() {
    assertThat(IdAlphabet.CHARACTERS).hasSize(55).doesNotContain("0", "O", "o", "1", "I", "i", "l");
    assertThat(IdAlphabet.CHARACTERS.chars().distinct().count()).isEqualTo(55);
  }

  @Test
  void drawsEachCharacterEquallyOften() {
    Random random = new Random(7);
    int[] counts = new int[128];
    String drawn = IdAlphabet.draw(550_000, random::nextLong);
    drawn.chars().forEach(c -> counts[c]++);
    assertThat(drawn).hasSize(550_000);
    // 10,000 of each are expected, with a standard deviation of 99.
    assertThat(IdAlphabet.CHARACTERS.chars().map(c -> counts[c]))
        .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
  }

  @Test
  void derivesTheSameIdOfTheSameBytes() {
    byte[] bytes = new byte[32];
    new Random(1).nextBytes(bytes);
    String id = IdAlphabet.derive(7, bytes);
    assertThat(id).hasSize(7).isEqualTo(IdAlphabet.derive(7, bytes.clone()));
    bytes[0] ^= 1;
    assertThat(IdAlphabet.derive(7, bytes)).isNotEqualTo(id);
  }

  @Test
  void passesOverBytesThatWouldMakeACharacterMoreLikely() {
    assertThat(IdAlphabet.derive(2, new byte[] {(byte) 220, (byte) 219, (byte) 255, 0}))
        .isEqualTo("Z2");
  }

  @Test
  void refusesBytesThatDoNotSuffice() {
    byte[] unusable = new byte[32];
    Arrays.fill(unusable, (byte) -1);
    assertThatThrownBy(() -> IdAlphabet.derive(7, unusable))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
  }
}
