package dev.stowage.core.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CounterTest {

  @Test
  void hasANameOf1To128Characters() {
    for (String name : new String[] {"a", "9", "A.b_c-d", "x".repeat(128), "a.svgz", "svg"}) {
      assertThat(new Counter(name, 0).logicalBytes()).isEqualTo(name.length() + 8);
    }
    for (String name : new String[] {"", "x".repeat(129), ".a", "-a", "_a", "a/b", "ä", "a\n"}) {
      assertThatThrownBy(() -> new Counter(name, 0)).hasMessageContaining("1 to 128");
    }
    assertThatThrownBy(() -> new Counter("a.svg", 0)).hasMessageContaining(".svg are reserved");
  }

  @Test
  void staysWithin64Bits() {
    assertThat(new Counter("c", Long.MAX_VALUE - 1).plus(1).value()).isEqualTo(Long.MAX_VALUE);
    assertThat(new Counter("c", Long.MIN_VALUE + 1).plus(-1).value()).isEqualTo(Long.MIN_VALUE);
    assertThatThrownBy(() -> new Counter("c", Long.MAX_VALUE).plus(1))
        .hasMessageContaining("64 bits")
        .hasMessageContaining("INVALID");
    assertThatThrownBy(() -> new Counter("c", Long.MIN_VALUE).plus(-1))
        .hasMessageContaining("64 bits");
  }
}
