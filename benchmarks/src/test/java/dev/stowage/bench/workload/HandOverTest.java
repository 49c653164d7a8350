package dev.stowage.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandOverTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:40:s value:8");
  private static final List<Series> SERIES =
      List.of(new Series("a", LAYOUT), new Series("b", LAYOUT));
  private static final long DAY = 86_400;

  private final SimulatedClock clock = new SimulatedClock(LocalDate.EPOCH, now -> {});
  private final List<String> handed = new ArrayList<>();

  @Test
  void oneByOneNothingEverWaits() {
    HandOver handOver = handOver("batch=1");
    handOver.arrive(0, new long[] {10, 1});
    handOver.arrive(1, new long[] {11, 2});
    handOver.finish();
    assertThat(handed).containsExactly("a:10", "b:11");
    assertThat(handOver.atRisk()).isEqualTo(new AtRisk(0, 0));
  }

  @Test
  void aBatchIsHandedOverAtItsLastReadingAndTheRestAtTheEnd() {
    HandOver handOver = handOver("batch=3");
    for (long time = 10; time < 17; time++) {
      handOver.arrive(0, new long[] {time, 0});
    }
    assertThat(handed).containsExactly("a:10,11,12", "a:13,14,15");
    handOver.finish();
    assertThat(handed).last().isEqualTo("a:16");
    assertThat(handOver.atRisk()).isEqualTo(new AtRisk(2, 2));
  }

  @Test
  void readingsAtRiskAreThoseOfAllSeriesTogether() {
    HandOver handOver = handOver("batch=4");
    for (long time = 0; time < 8; time++) {
      handOver.arrive((int) (time % 2), new long[] {time, 0});
    }
    handOver.finish();
    assertThat(handed).containsExactly("a:0,2,4,6", "b:1,3,5,7");
    assertThat(handOver.atRisk()).isEqualTo(new AtRisk(6, 6));
  }

  @Test
  void aDayIsHandedOverWhenItEnds() {
    HandOver handOver = handOver("batch=day");
    handOver.arrive(0, new long[] {10, 0});
    handOver.arrive(1, new long[] {20, 0});
    handOver.arrive(0, new long[] {DAY - 1, 0});
    assertThat(handed).isEmpty();
    handOver.arrive(0, new long[] {DAY, 0});
    assertThat(handed).containsExactly("a:10," + (DAY - 1), "b:20");
    handOver.finish();
    assertThat(handed).last().isEqualTo("a:" + DAY);
    assertThat(handOver.atRisk()).isEqualTo(new AtRisk(3, DAY));
  }

  @Test
  void aReadingThatComesADayLateIsHandedOverByItsOwnDay() {
    HandOver handOver = handOver("batch=day");
    handOver.arrive(0, new long[] {DAY + 5, 0});
    handOver.arrive(0, new long[] {7, 0});
    handOver.finish();
    assertThat(handed).containsExactly("a:7", "a:" + (DAY + 5));
    assertThat(handOver.atRisk()).isEqualTo(new AtRisk(2, DAY - 5));
  }

  @Test
  void aBatchByNumberGoesOnOverMidnight() {
    HandOver handOver = handOver("batch=2");
    handOver.arrive(0, new long[] {DAY - 1, 0});
    handOver.arrive(0, new long[] {DAY + 1, 0});
    assertThat(handed).containsExactly("a:" + (DAY - 1) + "," + (DAY + 1));
  }

  @Test
  void partsOfASecondAtRiskCountAsAWholeOne() {
    RecordLayout millis = RecordLayout.parse("time:42:ms value:8");
    HandOver handOver =
        new HandOver(
            List.of(new Series("a", millis)),
            Batching.parse("batch=2"),
            clock,
            (series, batch) -> {});
    handOver.arrive(0, new long[] {1_000, 0});
    handOver.arrive(0, new long[] {2_001, 0});
    assertThat(handOver.atRisk()).isEqualTo(new AtRisk(1, 2));
  }

  @Test
  void theJourneyInBlocksOfEightyIsTwoHundredAndSixteenBatches() {
    JourneyWorkload journey = new JourneyWorkload(1, 42);
    List<Integer> sizes = new ArrayList<>();
    HandOver handOver =
        new HandOver(
            journey.series(),
            Batching.parse("batch=80"),
            clock,
            (series, batch) -> sizes.add(batch.size()));
    journey.replay(handOver);
    handOver.finish();
    assertThat(sizes).hasSize(216).containsOnly(80);
    assertThat(handOver.atRisk().readings()).isEqualTo(3 * 79);
    assertThat(handOver.atRisk().seconds()).isBetween(79 * 15L - 15, 79 * 15L + 15);
  }

  @Test
  void theClockShowsTheTimeOfEachBatchAndNeverGoesBack() {
    List<Instant> times = new ArrayList<>();
    HandOver handOver =
        new HandOver(
            SERIES,
            Batching.parse("batch=2"),
            clock,
            (series, batch) -> times.add(clock.instant()));
    for (long time : new long[] {10, 20, 15, 16, 90}) {
      handOver.arrive(0, new long[] {time, 0});
    }
    handOver.finish();
    assertThat(times).extracting(Instant::getEpochSecond).containsExactly(20L, 20L, 90L);
    clock.finishDay();
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(DAY));
    clock.finishDay();
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(DAY));
  }

  private HandOver handOver(String fragment) {
    return new HandOver(SERIES, Batching.parse(fragment), clock, this::note);
  }

  private void note(Series series, Readings batch) {
    List<String> times = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      times.add(Long.toString(batch.raw(i, 0)));
    }
    handed.add(series.name() + ":" + String.join(",", times));
  }
}
