package dev.stowage.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.cost.Meter;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BackendContextTest {

  @Test
  void refusesLessThanOneCaller() {
    assertThat(calledBy(1).callers()).isEqualTo(1);
    assertThatThrownBy(() -> calledBy(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("callers=0");
  }

  private static BackendContext calledBy(int callers) {
    return new BackendContext(new Meter(), InstantSource.system(), () -> 1, callers);
  }
}
