package dev.stowage.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Aggregate;
import dev.stowage.core.series.ChartLimit;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import dev.stowage.core.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service over the reference store. */
class TimeSeriesTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:42:s x:10 y:4");
  private static final Series SERIES = new Series("temp-1", LAYOUT);

  private final MemoryBackend backend = new MemoryBackend(BackendContext.system(new Meter()));
  private final TimeSeries service = new TimeSeries(backend.series());

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
    Readings minutes = concat(minutes(TimeRange.ALL));
    assertThat(minutes.size()).isEqualTo(60);
    for (int i = 0; i < 60; i++) {
      assertThat(minutes.raw(i, 0)).isEqualTo(60L * i);
      assertThat(minutes.raw(i, 1)).isEqualTo(59);
    }
  }

  @Test
  void goesOnWithTheFirstBucketThatWasNotTaken() {
    Readings begun = minutes(TimeRange.ALL).iterator().next();
    Instant next = begun.time(begun.size() - 1).plus(Duration.ofMinutes(1));
    Readings rest = concat(minutes(new TimeRange(next, TimeRange.END_OF_TIME)));
    assertThat(Readings.concat(LAYOUT, List.of(begun, rest)))
        .isEqualTo(concat(minutes(TimeRange.ALL)));
  }

  @Test
  void readsEachIterationAfreshWhenItReduces() {
    Iterable<Readings> minutes = minutes(TimeRange.ALL);
    assertThat(concat(minutes)).isEqualTo(concat(minutes));
  }

  @Test
  void refusesABucketBeforeItReads() {
    assertThatThrownBy(
            () -> service.downsample(SERIES, TimeRange.ALL, Duration.ZERO, Aggregate.AVG))
        .hasMessageContaining("a bucket is a whole number of s");
  }

  private Iterable<Readings> minutes(TimeRange range) {
    return service.downsample(SERIES, range, Duration.ofMinutes(1), Aggregate.MAX);
  }

  private static Readings concat(Iterable<Readings> pages) {
    List<Readings> all = new ArrayList<>();
    pages.forEach(all::add);
    return Readings.concat(LAYOUT, all);
  }

  @Test
  void findsListsAndDropsASeries() {
    assertThat(service.find("temp-1")).contains(SERIES);
    assertThat(service.list(Page.FIRST).items()).containsExactly(SERIES);
    service.drop(SERIES);
    assertThat(service.find("temp-1")).isEmpty();
    assertThat(service.list(Page.FIRST).items()).isEmpty();
  }

  @Test
  void drawsUpToItsLimitAndNamesItAbove() {
    assertThat(limited(3600, 3600).chart(SERIES, TimeRange.ALL, 10, "x").size()).isEqualTo(10);
    assertThatThrownBy(() -> limited(3599, 3600).chart(SERIES, TimeRange.ALL, 10, "x"))
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessageContaining("more than 3599 readings")
        .hasMessageContaining("every");
  }

  @Test
  void givesTheShareOfAChartBackHoweverItEnds() {
    TimeSeries limited = limited(3599, 3600);
    TimeRange most = new TimeRange(Instant.EPOCH, Instant.ofEpochSecond(3599));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> limited.chart(SERIES, TimeRange.ALL, 10, "x"));
      assertThat(limited.chart(SERIES, most, 10, "x").size()).isEqualTo(10);
    }
  }

  private TimeSeries limited(int ofOne, int together) {
    return new TimeSeries(backend.series(), ChartLimit.of(ofOne, together));
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
        .hasMessageContaining("no field \"z\" to draw");
    assertThatThrownBy(() -> service.chart(SERIES, TimeRange.ALL, 100, "time"))
        .hasMessageContaining("no field \"time\" to draw");
    assertThatThrownBy(() -> service.chart(SERIES, TimeRange.ALL, 1, "x"))
        .hasMessageContaining("at least 2");
  }
}
