package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:42:ms");

  @ParameterizedTest
  @ValueSource(strings = {"a", "A", "0", "temp-1", "a.b_c-D", "con", "x.spill.y"})
  void takesNamesOfTheRule(String name) {
    assertThat(new Series(name, LAYOUT).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "-a", "_a", "a b", "a/b", "ü", "a\n", "../x"})
  void refusesOtherNames(String name) {
    assertThatThrownBy(() -> new Series(name, LAYOUT)).hasMessageContaining("1 to 64 of");
  }

  @Test
  void takes64CharactersAndRefuses65AndReservedNames() {
    assertThat(new Series("n".repeat(64), LAYOUT).name()).hasSize(64);
    assertThatThrownBy(() -> new Series("n".repeat(65), LAYOUT)).hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> new Series("a.spill", LAYOUT)).hasMessageContaining("reserved");
  }
}
