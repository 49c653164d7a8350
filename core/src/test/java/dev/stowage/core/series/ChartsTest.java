package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:42:s x:8 y:63 z:8:-1:10");
  private static final Readings READINGS =
      Readings.builder(LAYOUT)
          .addRaw(59, 1, Long.MAX_VALUE, 0)
          .addRaw(60, 2, Long.MAX_VALUE, 5)
          .addRaw(90, 5, Long.MAX_VALUE - 2, 3)
          .addRaw(119, 4, Long.MAX_VALUE - 1, 4)
          .addRaw(300, 7, 0, 1)
          .build();

  @ParameterizedTest
  @CsvSource({
    "AVG,4,9223372036854775806,4",
    "MIN,2,9223372036854775805,5",
    "MAX,5,9223372036854775807,3",
    "LAST,4,9223372036854775806,4",
  })
  void reducesEachBucketFieldByField(Aggregate aggregate, long x, long y, long z) {
    Readings reduced = reduce(Duration.ofMinutes(1), aggregate);
    assertThat(reduced)
        .isEqualTo(
            Readings.builder(LAYOUT)
                .addRaw(0, 1, Long.MAX_VALUE, 0)
                .addRaw(60, x, y, z)
                .addRaw(300, 7, 0, 1)
                .build());
  }

  @Test
  void bucketsAreTheSameHoweverThePagesFall() {
    Readings sensor = Layouts.sensor(RecordLayout.parse("time:42:ms x:10"), 1000, new Random(1));
    List<Readings> pages = new ArrayList<>();
    for (int i = 0; i < 1000; i += 7) {
      pages.add(sensor.slice(i, Math.min(i + 7, 1000)));
    }
    assertThat(reduce(pages, Duration.ofMinutes(5), Aggregate.AVG))
        .isEqualTo(reduce(List.of(sensor), Duration.ofMinutes(5), Aggregate.AVG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "PT1.5S", "PT2562047788015H"})
  void refusesBucketsThatAreNoWholeNumberOfUnits(String every) {
    assertThatThrownBy(() -> reduce(Duration.parse(every), Aggregate.AVG))
        .hasMessageContaining("a bucket is a whole number of s");
  }

  private static Readings reduce(Duration every, Aggregate aggregate) {
    return reduce(List.of(READINGS), every, aggregate);
  }

  private static Readings reduce(List<Readings> pages, Duration every, Aggregate aggregate) {
    RecordLayout layout = pages.get(0).layout();
    Buckets buckets = new Buckets(layout, every, aggregate);
    Iterator<Readings> rest = pages.iterator();
    List<Readings> reduced = new ArrayList<>();
    new LazyPages(() -> buckets.next(rest)).forEachRemaining(reduced::add);
    assertThat(reduced).noneMatch(Readings::isEmpty);
    return Readings.concat(layout, reduced);
  }

  private static Readings pick(Readings readings, int points) {
    ChartReadings chart = new ChartReadings(readings.layout(), 1);
    for (int i = 0; i < readings.size(); i += 7) {
      chart.add(readings.slice(i, Math.min(i + 7, readings.size())));
    }
    return chart.pick(points);
  }

  @Test
  void aChartKeepsTheEndsAndTheSpike() {
    ReadingsBuilder flat = Readings.builder(LAYOUT);
    IntStream.range(0, 1000).forEach(i -> flat.addRaw(i, i == 617 ? 200 : 100, 0, 0));
    Readings picked = pick(flat.build(), 20);
    assertThat(picked.size()).isEqualTo(20);
    assertThat(picked.raw(0, 0)).isZero();
    assertThat(picked.raw(19, 0)).isEqualTo(999);
    assertThat(IntStream.range(0, 20).mapToLong(i -> picked.raw(i, 1)).max()).hasValue(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 99, 998, 999})
  void aChartHasAsManyPointsAsAskedInTimeOrder(int points) {
    Readings sensor = Layouts.sensor(RecordLayout.parse("time:42:ms x:10"), 1000, new Random(2));
    Readings picked = pick(sensor, points);
    assertThat(picked.size()).isEqualTo(points);
    assertThat(picked.inTimeOrder()).isSameAs(picked);
    assertThat(pick(sensor, 1000)).isEqualTo(sensor);
  }
}
