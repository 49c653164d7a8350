package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Field;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is appended comes back, byte for byte, whatever its order and size. */
abstract class SeriesAppendRules extends SeriesNameRules {

  private static final int LARGE = 5_000;

  /** Readings of every layout come back as they were. */
  @Test
  public final void bringsBackEveryByte() {
    for (RecordLayout layout : Samples.layouts()) {
      Readings readings = Samples.random(layout, 20, 1);
      assertHolds("readings of \"" + layout + '"', holding(readings), readings);
    }
  }

  /** The lowest and the highest value of every field come back as they were. */
  @Test
  public final void keepsTheLowestAndTheHighestValues() {
    for (RecordLayout layout : Samples.layouts()) {
      Readings times = Samples.random(layout, 2, 1);
      long[] lowest = new long[layout.fields().size()];
      long[] highest = layout.fields().stream().mapToLong(Field::maxRaw).toArray();
      lowest[0] = times.raw(0, 0);
      highest[0] = times.raw(1, 0);
      Readings extremes = Readings.builder(layout).addRaw(lowest).addRaw(highest).build();
      assertHolds("zeros and ones of \"" + layout + '"', holding(extremes), extremes);
    }
  }

  /**
   * Times reach from 1970 to the last microsecond of the year 9999; where a store says that it
   * takes fewer, to the ends of what it takes.
   */
  @Test
  public final void keepsTheFirstAndTheLastTime() {
    TimeRange accepted = acceptedTimes();
    for (String text : List.of("time:63:us n:4", "time:48:ms n:4", "time:38:s n:4")) {
      RecordLayout layout = RecordLayout.parse(text);
      long unit = layout.resolution().micros();
      long first = (accepted.fromMicros() + unit - 1) / unit;
      long last = (accepted.toMicros() - 1) / unit;
      Readings ends = Readings.builder(layout).addRaw(first, 1).addRaw(last, 2).build();
      assertHolds("the first and the last time of \"" + text + '"', holding(ends), ends);
    }
  }

  /** What is a day after the times that a store says it takes is refused, and not stored. */
  @Test
  public final void refusesWhatIsAfterTheTimesItTakes() {
    Series series = defined(Samples.PLAIN);
    long beyond = acceptedTimes().toMicros() + Samples.DAY;
    if (beyond <= ReadingTime.MAX_MICROS) {
      assertRefused(
          ErrorKind.INVALID,
          ReadingTime.instant(beyond) + " is a day after what the store takes",
          () -> store().append(series, Samples.of(beyond, 1)));
    }
    assertHolds("what was refused is not stored", series, Readings.none(Samples.PLAIN));
  }

  /** An empty batch does nothing. */
  @Test
  public final void appendingNothingStoresNothing() {
    Series series = defined(Samples.PLAIN);
    store().append(series, Readings.none(Samples.PLAIN));
    assertHolds("an empty batch holds nothing to store", series, Readings.none(Samples.PLAIN));
  }

  /** A series is never defined by the way. */
  @Test
  public final void refusesToAppendToAnUndefinedSeries() {
    Series series = Samples.fresh(Samples.PLAIN);
    assertUndefined(series, () -> store().append(series, Samples.of(Samples.MORNING, 1)));
  }

  /** A writer who takes the series for another layout is refused. */
  @Test
  public final void refusesToAppendWithAnotherLayout() {
    Series series = defined(Samples.PLAIN);
    Series mistaken = new Series(series.name(), Samples.SENSOR);
    assertRefused(
        ErrorKind.CONFLICT,
        "the series has another layout than the writer thinks",
        () -> store().append(mistaken, Samples.random(Samples.SENSOR, 3, 1)));
    assertHolds("a refused append stores nothing", series, Readings.none(Samples.PLAIN));
  }

  /** Readings of another layout than their series are refused. */
  @Test
  public final void refusesReadingsOfAnotherLayout() {
    Series series = defined(Samples.PLAIN);
    assertRefused(
        ErrorKind.INVALID,
        "the readings have another layout than the series",
        () -> store().append(series, Samples.random(Samples.SENSOR, 3, 1)));
    assertHolds("a refused append stores nothing", series, Readings.none(Samples.PLAIN));
  }

  /** Repeating an append is safe: it changes nothing. */
  @Test
  public final void repeatingAnAppendChangesNothing() {
    Readings batch = Samples.row(Samples.MORNING, Samples.SECOND, 30, 5);
    Series series = holding(batch);
    store().append(series, batch);
    store().append(series, batch);
    assertHolds("a batch that is sent three times is stored once", series, batch);
  }

  /** Within a batch the last reading of a time wins. */
  @Test
  public final void theLastOfARepeatedTimeInABatchWins() {
    Readings batch =
        Samples.join(
            Samples.of(Samples.MORNING, 3),
            Samples.of(Samples.MORNING + 1, 8),
            Samples.of(Samples.MORNING, 1),
            Samples.of(Samples.MORNING, 2));
    assertSame(
        "of three readings of one time in a batch the last wins",
        Samples.join(Samples.of(Samples.MORNING, 2), Samples.of(Samples.MORNING + 1, 8)),
        scanned(holding(batch)));
  }

  /** Of two appends of one time the later wins, also when its value is lower. */
  @Test
  public final void theLaterAppendOfATimeWins() {
    Series series = holding(Samples.of(Samples.MORNING, 9));
    store().append(series, Samples.of(Samples.MORNING, 4));
    assertHolds("the second of two appends wins", series, Samples.of(Samples.MORNING, 4));
  }

  /** An append replaces readings of its own times alone, also between its first and its last. */
  @Test
  public final void anAppendReplacesOnlyItsOwnTimes() {
    Readings first = Samples.row(Samples.MORNING, Samples.SECOND, 10, 1);
    Series series = holding(first);
    store()
        .append(
            series,
            Samples.join(
                Samples.of(Samples.MORNING + 2 * Samples.SECOND, 2),
                Samples.of(Samples.MORNING + 7 * Samples.SECOND, 2)));
    Readings expected =
        Samples.join(
            first.slice(0, 2),
            Samples.of(Samples.MORNING + 2 * Samples.SECOND, 2),
            first.slice(3, 7),
            Samples.of(Samples.MORNING + 7 * Samples.SECOND, 2),
            first.slice(8, 10));
    assertHolds("readings between two that are replaced stay", series, expected);
  }

  /** Readings that come days late are kept like any other. */
  @Test
  public final void keepsLateReadings() {
    Readings today = Samples.row(Samples.MORNING, Samples.SECOND, 5, 1);
    Readings longAgo = Samples.row(Samples.MORNING - 9 * Samples.DAY, Samples.SECOND, 5, 2);
    Readings before = Samples.row(Samples.MORNING - 2 * Samples.DAY, Samples.SECOND, 5, 3);
    Series series = holding(today);
    store().append(series, longAgo);
    store().append(series, before);
    assertHolds("readings may come late", series, Samples.join(longAgo, before, today));
  }

  /** A batch may come in any order. */
  @Test
  public final void keepsABatchThatIsOutOfOrder() {
    Readings batch = Samples.row(Samples.MORNING, Samples.SECOND, 50, 3);
    assertSame(
        "a batch out of order comes back in order",
        batch,
        scanned(holding(Samples.shuffled(batch, 2))));
  }

  /** A batch may cross any number of UTC midnights. */
  @Test
  public final void keepsABatchThatCrossesMidnights() {
    Readings batch =
        Samples.join(
            Samples.row(Samples.MIDNIGHT - 2, 1, 5, 1),
            Samples.row(Samples.MIDNIGHT + 3 * Samples.DAY - 1, 1, 2, 2));
    assertHolds("a batch of several days", holding(batch), batch);
  }

  /** A batch may be larger than what a store takes in one request. */
  @Test
  public final void keepsALargeBatch() {
    Readings batch = Samples.random(Samples.SENSOR, LARGE, 4);
    assertHolds("a batch of " + LARGE + " readings", holding(batch), batch);
  }

  /** Another handle on the same data sees what this one stored, and the other way round. */
  @Test
  public final void aSecondWriterSharesTheData() {
    Series series = defined(Samples.PLAIN);
    try (Handle<SeriesStore> second = another(InstantSource.system())) {
      store().append(series, Samples.of(Samples.MORNING, 1));
      assertSame(
          "the second handle sees what the first appended",
          Samples.of(Samples.MORNING, 1),
          scanned(second.store(), series, TimeRange.ALL));
      second.store().append(series, Samples.of(Samples.MORNING + 1, 2));
    }
    assertHolds(
        "the first handle sees what the second appended",
        series,
        Samples.join(Samples.of(Samples.MORNING, 1), Samples.of(Samples.MORNING + 1, 2)));
  }
}
