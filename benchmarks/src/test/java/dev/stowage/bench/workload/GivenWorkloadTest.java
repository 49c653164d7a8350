package dev.stowage.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenWorkloadTest {

  private static final Series SERIES =
      new Series("office", RecordLayout.parse("time:40:s value:8"));

  @Test
  void replaysInTheOrderGivenAndExpectsTheLastOfEachTime() {
    GivenWorkload given = new GivenWorkload(SERIES, readings(30, 1, 10, 2, 30, 3, 20, 4));
    List<Long> times = new ArrayList<>();
    given.replay((series, raws) -> times.add(raws[0]));
    assertThat(times).containsExactly(30L, 10L, 30L, 20L);
    assertThat(given.expected(0)).toIterable().containsExactly(readings(10, 2, 20, 4, 30, 3));
    assertThat(given.readings()).isEqualTo(4);
    assertThat(given.repeated()).isEqualTo(1);
  }

  @Test
  void daysAreThoseThatHaveReadings() {
    GivenWorkload given = new GivenWorkload(SERIES, readings(3 * 86_400, 0, 0, 0, 86_399, 0));
    assertThat(given.days())
        .containsExactly(LocalDate.parse("1970-01-01"), LocalDate.parse("1970-01-04"));
    assertThat(given.seed()).isEmpty();
  }

  @Test
  void refusesNoReadingsAtAll() {
    assertThatThrownBy(() -> new GivenWorkload(SERIES, readings()))
        .hasMessageContaining("no readings");
  }

  private static Readings readings(long... timesAndValues) {
    var builder = Readings.builder(SERIES.layout());
    for (int i = 0; i < timesAndValues.length; i += 2) {
      builder.addRaw(timesAndValues[i], timesAndValues[i + 1]);
    }
    return builder.build();
  }
}
