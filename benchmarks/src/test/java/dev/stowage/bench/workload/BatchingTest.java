package dev.stowage.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchingTest {

  @Test
  void readsANumberOrADay() {
    assertThat(Batching.parse("batch=1")).isEqualTo(Batching.AS_THEY_ARRIVE);
    assertThat(Batching.parse("batch=80")).isEqualTo(new Batching(Batching.Unit.READINGS, 80));
    assertThat(Batching.parse("batch=1000000").size()).isEqualTo(Batching.MAX_SIZE);
    assertThat(Batching.parse("batch=day").unit()).isEqualTo(Batching.Unit.DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "batch",
        "batch=",
        "batch=0",
        "batch=-1",
        "batch=01",
        "batch=1.5",
        "batch=1000001",
        "batch=99999999999",
        "batch=week",
        "Batch=1",
        "batch=1&x=2",
        " batch=1"
      })
  void refusesEverythingElseNamingTheForms(String fragment) {
    assertThatThrownBy(() -> Batching.parse(fragment))
        .hasMessageContaining("#batch=1, #batch=N with N up to 1000000, or #batch=day");
  }
}
