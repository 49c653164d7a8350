package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class BlockSeriesTest {

  /** 96 bits, 12 bytes. */
  private static final RecordLayout MICROS = RecordLayout.parse("time:56:us value:40");

  private static final long MIDNIGHT = 1_740_787_200_000_000L;

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.BLOCK);

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Test
  void eightyReadingsOfTheJourneyFitOneWriteUnitWhateverTheSeriesIsCalled() {
    Series series = new Series("n".repeat(64), Local.JOURNEY);
    BACKEND.series().define(series);
    var before = Local.counted(BACKEND, UsageType.DYNAMODB_WRITE, Basis.MEASURED);

    BACKEND.series().append(series, Local.readings(80));

    assertThat(Local.counted(BACKEND, UsageType.DYNAMODB_WRITE, Basis.MEASURED).subtract(before))
        .isEqualByComparingTo("1");
  }

  @Test
  void aBlockNeedsAtMostSixtyFourBytesBesideItsRecords() {
    Series series = Local.defined(BACKEND);
    BACKEND.series().append(series, Local.readings(80));

    Map<String, AttributeValue> block = onlyBlock(series);

    assertThat(Keys.bytes(block, Keys.RECORDS)).hasSize(960);
    assertThat(ItemSize.of(block)).isEqualTo(960 + 50).isLessThanOrEqualTo(960 + 64);
  }

  @ParameterizedTest
  @CsvSource({"29865, 1", "29866, 1", "29867, 2"})
  void splitsABatchWhoseRecordsExceedThreeHundredAndFiftyKilobytes(int readings, int blocks) {
    Series series = defined(MICROS);
    Readings batch = row(MIDNIGHT, readings, 1);

    BACKEND.series().append(series, batch);

    assertThat(blocks(series)).hasSize(blocks);
    assertThat(Local.scanned(BACKEND, series)).isEqualTo(batch);
  }

  @Test
  void splitsABatchAtMidnight() {
    Series series = defined(MICROS);
    Readings batch = row(MIDNIGHT - 5, 10, 1);

    BACKEND.series().append(series, batch);

    assertThat(blocks(series)).hasSize(2);
    assertThat(Local.scanned(BACKEND, series)).isEqualTo(batch);
  }

  @Test
  void aRepeatedBatchReplacesItself() {
    Series series = defined(MICROS);
    Readings batch = row(MIDNIGHT, 10, 1);

    BACKEND.series().append(series, batch);
    BACKEND.series().append(series, batch);

    assertThat(blocks(series)).hasSize(1);
  }

  @Test
  void aRepeatedBatchKeepsTheHigherClock() {
    Series series = defined(MICROS);
    Readings batch = row(MIDNIGHT, 10, 1);
    Instant now = Instant.now();
    BACKEND.series().append(series, batch);
    try (DynamoDbBackend behind = clockAt(now.minus(Duration.ofDays(1)));
        DynamoDbBackend between = clockAt(now.minus(Duration.ofHours(1)))) {
      behind.series().append(series, batch);
      between.series().append(series, row(MIDNIGHT, 10, 2));
    }

    assertThat(blocks(series)).hasSize(2);
    assertThat(Local.scanned(BACKEND, series)).isEqualTo(batch);
  }

  @Test
  void aBatchAppendedAgainAfterADiscardIsWholeAgain() {
    Series series = defined(MICROS);
    Readings batch = row(MIDNIGHT, 10, 1);
    BACKEND.series().append(series, batch);
    BACKEND.discards().discard(series, batch.slice(3, 5));

    BACKEND.series().append(series, batch);

    assertThat(Local.scanned(BACKEND, series)).isEqualTo(batch);
  }

  @Test
  void aBatchAppendedAgainAfterADiscardIsWholeAgainAlthoughItsWritersClockIsBehind() {
    Series series = defined(MICROS);
    Readings batch = row(MIDNIGHT, 10, 1);
    BACKEND.series().append(series, batch);
    BACKEND.discards().discard(series, batch.slice(3, 5));

    try (DynamoDbBackend behind = clockAt(Instant.now().minus(Duration.ofDays(1)))) {
      behind.series().append(series, batch);
    }

    assertThat(Local.scanned(BACKEND, series)).isEqualTo(batch);
    assertThat(blocks(series)).hasSize(1);
  }

  @Test
  void readsOneQueryPageForOnePageOfReadingsAndNoneAhead() {
    Series series = defined(MICROS);
    // Ten blocks of 350 KB in one day: a query page is 1 MB.
    for (int i = 0; i < 10; i++) {
      BACKEND.series().append(series, row(MIDNIGHT + i * 1_000_000L, 29_866, i));
    }
    try (HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
        DynamoDbBackend reader = Local.sameTableOver(wire, BACKEND)) {
      Iterator<Readings> pages = reader.series().scan(series, TimeRange.ALL).iterator();
      assertThat(wire.seen(awsOperation("Query"))).isZero();

      List<Integer> sizes = new ArrayList<>();
      while (pages.hasNext()) {
        sizes.add(pages.next().size());
        assertThat(wire.seen(awsOperation("Query"))).isEqualTo(sizes.size());
      }

      assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(298_660);
      assertThat(sizes).hasSizeGreaterThan(3).allMatch(size -> size <= 4 * 29_866);
    }
  }

  @Test
  void mergesBlocksThatOverlapAcrossQueryPages() {
    Series series = defined(MICROS);
    // Every tenth microsecond each, so that all of them overlap from the first to the last page.
    List<Readings> batches = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      batches.add(every(10, MIDNIGHT + i, 29_866));
    }
    batches.add(row(MIDNIGHT + 100, 50, 7));
    batches.forEach(batch -> BACKEND.series().append(series, batch));

    Readings seen = Local.scanned(BACKEND, series);

    assertThat(seen.size()).isEqualTo(298_660);
    assertThat(seen).isEqualTo(Readings.concat(MICROS, batches).inTimeOrder());
  }

  @Test
  void latestLooksIntoABlockThatStartedEarlierAndReachesFurther() {
    Series series = defined(MICROS);
    BACKEND.series().append(series, every(1000, MIDNIGHT, 100));
    BACKEND.series().append(series, row(MIDNIGHT + 50, 2, 1));

    assertThat(BACKEND.series().latest(series)).contains(every(1000, MIDNIGHT, 100).slice(99, 100));
  }

  @Test
  void aRangeFindsReadingsOfABlockThatStartedBeforeIt() {
    Series series = defined(MICROS);
    Readings batch = every(60_000_000, MIDNIGHT, 1440);
    BACKEND.series().append(series, batch);

    TimeRange lastHour = new TimeRange(batch.time(1380), TimeRange.END_OF_TIME);
    List<Readings> pages = new ArrayList<>();
    BACKEND.series().scan(series, lastHour).forEach(pages::add);

    assertThat(Readings.concat(MICROS, pages)).isEqualTo(batch.slice(1380, 1440));
  }

  private static Series defined(RecordLayout layout) {
    Series series = new Series(Local.series().name(), layout);
    BACKEND.series().define(series);
    return series;
  }

  private static DynamoDbBackend clockAt(Instant time) {
    return Local.another(BACKEND, InstantSource.fixed(time));
  }

  private static Readings row(long fromMicros, int count, long value) {
    ReadingsBuilder builder = Readings.builder(MICROS);
    for (int i = 0; i < count; i++) {
      builder.addRaw(fromMicros + i, value);
    }
    return builder.build();
  }

  private static Readings every(long micros, long from, int count) {
    ReadingsBuilder builder = Readings.builder(MICROS);
    for (int i = 0; i < count; i++) {
      builder.addRaw(from + i * micros, i);
    }
    return builder.build();
  }

  private static Map<String, AttributeValue> onlyBlock(Series series) {
    List<Map<String, AttributeValue>> blocks = blocks(series);
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  private static List<Map<String, AttributeValue>> blocks(Series series) {
    return Local.itemsOf(BACKEND, series);
  }
}
