package dev.stowage.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.Aggregate;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import dev.stowage.core.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service over the reference store. */
class TimeSeriesTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:42:s x:10 y:4");
  private static final Series SERIES = new Series("temp-1", LAYOUT);

  private final TimeSeries service =
      new TimeSeries(new MemoryBackend(BackendContext.system(new Meter())).series());

  @BeforeEach
  void fill() {
    assertThat(service.define(SERIES)).isEqualTo(SeriesStore.Defined.NEW);
    ReadingsBuilder readings = Readings.builder(LAYOUT);
    for (int i = 0; i < 3600; i++) {
      readings.addRaw(i, i % 60, 1);
    }
    service.append(SERIES, readings.build());
  }

  @Test
  void findsASeriesByNameOrSaysHowToDefineIt() {
    assertThat(service.require("temp-1")).isEqualTo(SERIES);
    assertThatThrownBy(() -> service.require("temp-2"))
        .hasMessageContaining("series temp-2: it is not defined; define it");
  }

  @Test
  void downsamplesOverPageBounds() {
    Readings minutes =
        service.downsample(SERIES, TimeRange.ALL, Duration.ofMinutes(1), Aggregate.MAX);
    assertThat(minutes.size()).isEqualTo(60);
    for (int i = 0; i < 60; i++) {
      assertThat(minutes.raw(i, 0)).isEqualTo(60L * i);
      assertThat(minutes.raw(i, 1)).isEqualTo(59);
    }
  }

  @Test
  void drawsARangeWithAsManyPointsAsAsked() {
    TimeRange half = new TimeRange(Instant.EPOCH, Instant.ofEpochSecond(1800));
    Readings chart = service.chart(SERIES, half, 100, "x");
    assertThat(chart.size()).isEqualTo(100);
    assertThat(chart.raw(99, 0)).isEqualTo(1799);
    assertThat(service.latest(SERIES).orElseThrow().raw(0, 0)).isEqualTo(3599);
  }

  @Test
  void refusesChartsOfUnknownFieldsOrOfOnePoint() {
    assertThatThrownBy(() -> service.chart(SERIES, TimeRange.ALL, 100, "z"))
        .hasMessageContaining("no field z to draw");
    assertThatThrownBy(() -> service.chart(SERIES, TimeRange.ALL, 100, "time"))
        .hasMessageContaining("no field time to draw");
    assertThatThrownBy(() -> service.chart(SERIES, TimeRange.ALL, 1, "x"))
        .hasMessageContaining("at least 2");
  }
}
