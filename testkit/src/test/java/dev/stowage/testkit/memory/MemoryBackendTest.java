package dev.stowage.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBackendTest {

  private static final RecordLayout THIRTEEN_BITS = RecordLayout.parse("time:12:s on:1");

  private final Meter meter = new Meter();
  private final MemoryBackend memory = new MemoryBackend(BackendContext.system(meter));

  @Test
  void measuresRecordsWithoutPaddingAndWith() {
    memory.series().append(defined("a"), readings(3));
    memory.series().append(defined("b"), readings(2));
    assertThat(memory.footprint())
        .isEqualTo(
            new Footprint(
                Amount.measured(5),
                Amount.measured(9),
                Amount.measured(10),
                null,
                Amount.measured(0)));
  }

  @Test
  void isBilledForNothing() {
    memory.series().append(defined("a"), readings(3));
    assertThat(memory.meter()).isSameAs(meter);
    assertThat(meter.usage()).isEmpty();
    assertThat(memory.tariff().storage()).isNull();
    assertThat(memory.tariff().idle()).isEmpty();
  }

  @Test
  void readsPagesOfAThousand() {
    Series series = defined("a");
    memory.series().append(series, readings(2_001));
    List<Integer> sizes = new ArrayList<>();
    memory.series().scan(series, TimeRange.ALL).forEach(page -> sizes.add(page.size()));
    assertThat(sizes).containsExactly(1_000, 1_000, 1);
  }

  @Test
  void readsNoPageAfterAFullOne() {
    Series series = defined("a");
    memory.series().append(series, readings(1_000));
    assertThat(memory.series().scan(series, TimeRange.ALL)).hasSize(1);
  }

  private Series defined(String name) {
    Series series = new Series(name, THIRTEEN_BITS);
    memory.series().define(series);
    return series;
  }

  private static Readings readings(int count) {
    ReadingsBuilder builder = Readings.builder(THIRTEEN_BITS);
    for (int i = 0; i < count; i++) {
      builder.addRaw(i, i % 2);
    }
    return builder.build();
  }
}
