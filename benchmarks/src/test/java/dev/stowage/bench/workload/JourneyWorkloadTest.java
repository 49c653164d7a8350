package dev.stowage.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JourneyWorkloadTest {

  private static final long START = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli();

  /** All fields of the journey's layout, by place. */
  private static final int TIME = 0;

  private static final int SENSOR = 1;
  private static final int TEMPERATURE = 2;
  private static final int HUMIDITY = 3;
  private static final int CHANNEL = 4;
  private static final int BATTERY = 5;

  @Test
  void oneDayOfSeedFortyTwoIsTheseBytesOnEveryJdk() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<Readings> arrived = new ArrayList<>();
    new JourneyWorkload(1, 42).replay((series, raws) -> arrived.add(one(raws)));
    digest.update(Readings.concat(JourneyWorkload.LAYOUT, arrived).packed());
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("ac0b40e51affc8bbdf23f7ec09eb73be1f1c101ae01d9683bc2fa17f2e099c78");
  }

  @Test
  void everySlotOfEverySeriesHasExactlyOneReading() {
    Set<Long> slots = new HashSet<>();
    new JourneyWorkload(2, 7)
        .replay((series, raws) -> slots.add((raws[TIME] - START) / 15_000 * 3 + series));
    assertThat(slots).hasSize(2 * 17_280);
    assertThat(slots).allMatch(slot -> slot >= 0 && slot < 2 * 17_280);
  }

  @Test
  void jitterReachesOverTheWholeSlot() {
    List<Long> jitter = new ArrayList<>();
    new JourneyWorkload(1, 42).replay((series, raws) -> jitter.add((raws[TIME] - START) % 15_000));
    assertThat(jitter).allMatch(millis -> millis >= 0 && millis < 15_000);
    assertThat(jitter.stream().mapToLong(Long::longValue).min().orElseThrow()).isLessThan(10);
    assertThat(jitter.stream().mapToLong(Long::longValue).max().orElseThrow())
        .isGreaterThan(14_990);
  }

  @Test
  void readingsArriveInTimeOrderOverAllSeries() {
    List<Long> times = new ArrayList<>();
    new JourneyWorkload(1, 42).replay((series, raws) -> times.add(raws[TIME]));
    assertThat(times).hasSize(17_280).isSorted();
  }

  @Test
  void valuesStayWithinWhatOutdoorSensorsMeasure() {
    LongSummaryStatistics tenths = new LongSummaryStatistics();
    LongSummaryStatistics humidity = new LongSummaryStatistics();
    Set<List<Long>> senders = new HashSet<>();
    new JourneyWorkload(366, 3)
        .replay(
            (series, raws) -> {
              tenths.accept(raws[TEMPERATURE] - 1000);
              humidity.accept(raws[HUMIDITY]);
              senders.add(List.of((long) series + 1, raws[CHANNEL], raws[SENSOR]));
            });
    assertThat(tenths.getMin()).isBetween(-300L, 0L);
    assertThat(tenths.getMax()).isBetween(200L, 450L);
    assertThat(humidity.getMin()).isBetween(10L, 60L);
    assertThat(humidity.getMax()).isBetween(90L, 100L);
    assertThat(senders)
        .containsExactlyInAnyOrder(
            List.of(1L, 1L, 4660L), List.of(2L, 2L, 9113L), List.of(3L, 3L, 12021L));
  }

  @Test
  void summerIsWarmerThanWinterAndTheAfternoonThanTheNight() {
    JourneyWorkload year = new JourneyWorkload(365, 42);
    List<Readings> days = new ArrayList<>();
    year.expected(0).forEachRemaining(days::add);
    assertThat(mean(days.subList(130, 150), 0, 5760)).isGreaterThan(15);
    assertThat(mean(days.subList(310, 330), 0, 5760)).isLessThan(5);
    assertThat(mean(days, 3360, 3840) - mean(days, 480, 960)).isBetween(4.0, 12.0);
  }

  @Test
  void humidityFallsWhileTheDayWarmsUp() {
    List<Readings> days = new ArrayList<>();
    new JourneyWorkload(60, 42).expected(1).forEachRemaining(days::add);
    assertThat(mean(days, 480, 960, HUMIDITY)).isGreaterThan(mean(days, 3360, 3840, HUMIDITY) + 10);
  }

  @Test
  void aBatteryIsLowNowAndThenWithinAYear() {
    List<Long> low = new ArrayList<>();
    new JourneyWorkload(365, 42).replay((series, raws) -> low.add(raws[BATTERY]));
    assertThat(low).contains(0L, 1L);
    assertThat(low.stream().filter(battery -> battery == 1).count()).isLessThan(low.size() / 20);
  }

  @Test
  void whatAStoreMustHoldIsWhatArrived() {
    JourneyWorkload journey = new JourneyWorkload(2, 42);
    List<ReadingsBuilder> arrived =
        Stream.generate(() -> Readings.builder(JourneyWorkload.LAYOUT)).limit(3).toList();
    journey.replay((series, raws) -> arrived.get(series).addRaw(raws));
    for (int series = 0; series < 3; series++) {
      List<Readings> pages = new ArrayList<>();
      journey.expected(series).forEachRemaining(pages::add);
      assertThat(Readings.concat(JourneyWorkload.LAYOUT, pages))
          .isEqualTo(arrived.get(series).build());
    }
  }

  @Test
  void anotherSeedGivesOtherReadingsAndTheSameSeedTheSame() {
    Readings first = new JourneyWorkload(1, 1).expected(0).next();
    assertThat(new JourneyWorkload(1, 1).expected(0).next()).isEqualTo(first);
    assertThat(new JourneyWorkload(1, 2).expected(0).next()).isNotEqualTo(first);
  }

  @Test
  void aLongerJourneyBeginsWithTheShorterOne() {
    assertThat(new JourneyWorkload(3, 9).expected(2).next())
        .isEqualTo(new JourneyWorkload(1, 9).expected(2).next());
  }

  @Test
  void takesOneToThreeThousandSixHundredAndSixtyDays() {
    assertThat(new JourneyWorkload(1, 0).readings()).isEqualTo(17_280);
    assertThat(new JourneyWorkload(3660, 0).readings()).isEqualTo(3660 * 17_280L);
    assertThatThrownBy(() -> new JourneyWorkload(0, 0)).hasMessageContaining("0");
    assertThatThrownBy(() -> new JourneyWorkload(3661, 0)).hasMessageContaining("3661");
  }

  private static Readings one(long[] raws) {
    return Readings.builder(JourneyWorkload.LAYOUT).addRaw(raws).build();
  }

  private static double mean(List<Readings> days, int from, int to) {
    return mean(days, from, to, TEMPERATURE) / 10 - 100;
  }

  private static double mean(List<Readings> days, int from, int to, int field) {
    return days.stream()
        .flatMapToLong(day -> IntStream.range(from, to).mapToLong(i -> day.raw(i, field)))
        .average()
        .orElseThrow();
  }
}
