package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.DiscardsReadings;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/** Every promise of {@link DiscardsReadings}. The backend passes {@link SeriesStoreTck} as well. */
@ResourceLock(
    value = BackendRules.STORE,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
public abstract class DiscardsReadingsTck extends SeriesRules {

  private static final int RACERS = 4;
  private static final int RACED = 100;

  /** For a subclass that says how to reach the store. */
  protected DiscardsReadingsTck() {}

  /**
   * Returns the backend to test; it may serve all tests of a run, and is not closed.
   *
   * @return an opened backend, ready for use
   */
  @Override
  protected abstract OffersDiscard backend();

  /**
   * Opens another handle on the same data, as another process would, with a clock of its own. Where
   * only one process may open the data at a time ({@link
   * dev.stowage.core.backend.StoreTraits.Sharing#ONE_PROCESS}), and only there, it returns {@link
   * #backend()} itself.
   *
   * @param clock the time as the other process sees it
   * @return a backend, which is closed after use unless it is {@link #backend()}
   */
  @Override
  protected abstract OffersDiscard secondWriter(InstantSource clock);

  /**
   * Returns when everything that was stored can be read. It is called before whatever reads back; a
   * store whose reads are at once has nothing to do here.
   */
  @Override
  protected void settle() {}

  /** Readings with exactly these bytes go, the others stay. */
  @Test
  public final void removesWhatHasTheseBytes() {
    Readings row = Samples.row(Samples.MORNING, 5 * Samples.HOUR, 12, 1);
    Series series = holding(row);
    Readings gone = row.select(i -> i % 3 == 1);
    assertRemoved(4, series, gone);
    assertHolds("the others stay", series, row.select(i -> i % 3 != 1));
  }

  /** Readings go byte for byte in every layout. */
  @Test
  public final void removesReadingsOfEveryLayout() {
    for (RecordLayout layout : Samples.layouts()) {
      Readings readings = Samples.random(layout, 6, 1);
      Series series = holding(readings);
      assertRemoved(1, series, readings.slice(1, 2));
      assertHolds("the other readings of \"" + layout + '"', series, readings.select(i -> i != 1));
    }
  }

  /** A reading that was overwritten stays, and only those that went are counted. */
  @Test
  public final void keepsAReadingThatWasOverwritten() {
    Readings old = Samples.row(Samples.MORNING, Samples.SECOND, 3, 1);
    Series series = holding(old);
    store().append(series, Samples.of(old.micros(1), 2));
    assertRemoved(2, series, old);
    assertHolds("the overwritten reading stays", series, Samples.of(old.micros(1), 2));
  }

  /** Bytes that were never stored remove nothing, though they differ by one bit. */
  @Test
  public final void keepsAReadingThatDiffersByOneBit() {
    Series series = holding(Samples.of(Samples.MORNING, 0b1000));
    assertRemoved(0, series, Samples.of(Samples.MORNING, 0b1001));
    assertHolds("a reading of other bytes", series, Samples.of(Samples.MORNING, 0b1000));
  }

  /** What is not there is not counted. */
  @Test
  public final void countsNothingThatIsNotThere() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    assertRemoved(0, series, Samples.row(Samples.MORNING + 1, Samples.DAY, 4, 1));
    assertHolds("a reading of another time", series, Samples.of(Samples.MORNING, 1));
  }

  /** Discarding no readings removes none. */
  @Test
  public final void discardingNothingRemovesNothing() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    assertRemoved(0, series, Readings.none(Samples.PLAIN));
    assertHolds("an empty discard", series, Samples.of(Samples.MORNING, 1));
  }

  /** Of two readings of one time the last counts. */
  @Test
  public final void ofTwoOfOneTimeTheLastCounts() {
    Series series = holding(Samples.row(Samples.MORNING, Samples.SECOND, 2, 7));
    long second = Samples.MORNING + Samples.SECOND;
    assertRemoved(
        1,
        series,
        Samples.join(
            Samples.of(Samples.MORNING, 7),
            Samples.of(Samples.MORNING, 8),
            Samples.of(second, 8),
            Samples.of(second, 7)));
    assertHolds("the last of each time counts", series, Samples.of(Samples.MORNING, 7));
  }

  /** A discard that is repeated removes nothing more. */
  @Test
  public final void countsAReadingOnce() {
    Readings row = Samples.row(Samples.MORNING, Samples.SECOND, 3, 1);
    Series series = holding(row);
    assertRemoved(2, series, row.slice(0, 2));
    assertRemoved(0, series, row.slice(0, 2));
  }

  /** A discarded reading is gone for every reader, and for good. */
  @Test
  public final void aDiscardedReadingStaysAway() {
    Readings row = Samples.row(Samples.MORNING, Samples.SECOND, 3, 1);
    Series series = holding(row);
    discards().discard(series, row.slice(1, 2));
    Readings left = row.select(i -> i != 1);
    assertHolds("after the discard", series, left);
    store().append(series, Samples.of(Samples.MORNING + Samples.HOUR, 2));
    try (Handle<SeriesStore> second = another(InstantSource.system())) {
      assertSame(
          "for another handle, after an append beside it",
          Samples.join(left, Samples.of(Samples.MORNING + Samples.HOUR, 2)),
          scanned(second.store(), series, TimeRange.ALL));
    }
  }

  /** An older value does not come back when the one that replaced it is discarded. */
  @Test
  public final void noOlderValueComesBack() {
    Readings old = Samples.row(Samples.MORNING, Samples.SECOND, 3, 1);
    Series series = holding(old);
    store().append(series, Samples.of(old.micros(1), 2));
    store().append(series, Samples.of(old.micros(1), 3));
    assertRemoved(1, series, Samples.of(old.micros(1), 3));
    assertHolds("neither value of that time is left", series, old.select(i -> i != 1));
  }

  /** A value that was appended, replaced and appended again can be discarded. */
  @Test
  public final void removesAValueThatCameBack() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    store().append(series, Samples.of(Samples.MORNING, 2));
    store().append(series, Samples.of(Samples.MORNING, 1));
    assertRemoved(1, series, Samples.of(Samples.MORNING, 1));
    assertHolds("nothing is left", series, Readings.none(Samples.PLAIN));
  }

  /** A discarded reading can be appended again. */
  @Test
  public final void whatWasDiscardedCanBeAppendedAgain() {
    Readings reading = Samples.of(Samples.MORNING, 1);
    Series series = holding(reading);
    discards().discard(series, reading);
    store().append(series, reading);
    assertHolds("appended, discarded, appended", series, reading);
  }

  /** When the latest reading is discarded the one before it is the latest. */
  @Test
  public final void theOneBeforeBecomesTheLatest() {
    Readings row = Samples.row(Samples.MORNING, 20 * Samples.HOUR, 3, 1);
    Series series = holding(row);
    discards().discard(series, row.slice(2, 3));
    assertThat(latest(series)).as("the latest of what is left").contains(row.slice(1, 2));
    discards().discard(series, row.slice(0, 2));
    assertThat(latest(series)).as("the latest when nothing is left").isEmpty();
  }

  /** A discard that races overwrites never takes a value that it was not given. */
  @Test
  public final void neverTakesAnOverwriteThatItRaces() {
    Readings old = Samples.row(Samples.MORNING, Samples.SECOND, RACED, 1);
    Readings replacing = Samples.row(Samples.MORNING, Samples.SECOND, RACED, 2);
    Series series = holding(old);
    try (Handle<SeriesStore> second = another(InstantSource.system())) {
      Together.run(
          () -> {
            for (int i = 0; i < RACED; i++) {
              second.store().append(series, replacing.slice(i, i + 1));
            }
          },
          () -> {
            for (int i = 0; i < RACED; i += 4) {
              discards().discard(series, old.slice(i, i + 4));
            }
          });
    }
    assertHolds("each of the new values is there", series, replacing);
  }

  /** Of many that discard one reading at once, one counts it. */
  @Test
  public final void ofManyDiscardsOfOneReadingOneCountsIt() {
    Readings row = Samples.row(Samples.MORNING, Samples.SECOND, 20, 1);
    Series series = holding(row);
    List<Long> counts = Together.ask(RACERS, racer -> discards().discard(series, row));
    assertThat(counts.stream().mapToLong(Long::longValue).sum())
        .as("readings removed, over %s discards of the same 20: %s", RACERS, counts)
        .isEqualTo(20);
    assertHolds("nothing is left", series, Readings.none(Samples.PLAIN));
  }

  /** A series must be defined to discard its readings. */
  @Test
  public final void refusesToDiscardFromAnUndefinedSeries() {
    Series series = Samples.fresh(Samples.PLAIN);
    assertUndefined(series, () -> discards().discard(series, Samples.of(Samples.MORNING, 1)));
  }

  /** Who takes the series for another layout may not discard. */
  @Test
  public final void refusesToDiscardWithAnotherLayout() {
    Series series = defined(Samples.PLAIN);
    assertRefused(
        ErrorKind.CONFLICT,
        "the series has another layout than the caller thinks",
        () ->
            discards()
                .discard(
                    new Series(series.name(), Samples.SENSOR),
                    Samples.random(Samples.SENSOR, 2, 1)));
  }

  /** Readings of another layout than their series are refused. */
  @Test
  public final void refusesToDiscardReadingsOfAnotherLayout() {
    Series series = defined(Samples.PLAIN);
    assertRefused(
        ErrorKind.INVALID,
        "the readings have another layout than the series",
        () -> discards().discard(series, Samples.random(Samples.SENSOR, 2, 1)));
  }

  /** The means to discard is the same object for the life of a backend. */
  @Test
  public final void discardsThroughTheSameObject() {
    assertThat(backend().discards()).as("the means to discard").isSameAs(backend().discards());
  }

  private DiscardsReadings discards() {
    return backend().discards();
  }

  private void assertRemoved(long expected, Series series, Readings readings) {
    settle();
    assertThat(discards().discard(series, readings))
        .as("how many of %s were removed", readings)
        .isEqualTo(expected);
  }
}
