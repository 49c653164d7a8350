package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/**
 * Every promise of {@link dev.stowage.core.series.SeriesStore}, and of a {@link
 * dev.stowage.core.backend.Backend} that offers it. A backend that also discards readings passes
 * {@link DiscardsReadingsTck} as well.
 *
 * <p>The footprint is compared before and after an append, so nobody but the suite may write to the
 * store while it runs; the suite's own tests may run in parallel.
 */
@ResourceLock(
    value = BackendRules.STORE,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
public abstract class SeriesStoreTck extends SeriesScanRules {

  /** For a subclass that says how to reach the store. */
  protected SeriesStoreTck() {}

  /**
   * Returns the backend to test; it may serve all tests of a run, and is not closed.
   *
   * @return an opened backend, ready for use
   */
  @Override
  protected abstract OffersSeries backend();

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
  protected abstract OffersSeries secondWriter(InstantSource clock);

  /**
   * Returns when everything that was stored can be read. It is called before whatever reads back; a
   * store whose reads are at once has nothing to do here.
   */
  @Override
  protected void settle() {}

  /**
   * Returns the store's own clock, from which it counts the times that it takes (see {@link
   * dev.stowage.core.backend.StoreTraits#acceptedTimes()}). The first days of 1970 and all of 2025
   * must be among them.
   *
   * @return the system clock unless the store has another
   */
  @Override
  protected InstantSource storeClock() {
    return InstantSource.system();
  }

  /** A series without readings has no latest one. */
  @Test
  public final void aSeriesWithoutReadingsHasNoLatest() {
    assertThat(latest(defined(Samples.PLAIN))).as("the latest of no readings").isEmpty();
  }

  /** The latest reading is the one with the highest time, in whatever order a batch came. */
  @Test
  public final void latestIsTheHighestTimeOfABatch() {
    Readings row = Samples.row(Samples.MORNING, 7 * Samples.HOUR, 40, 1);
    Series series = holding(Samples.join(row.slice(20, 40), row.slice(0, 20)));
    assertLatest("the highest time of a batch out of order", row.slice(39, 40), series);
  }

  /** A reading that comes late does not become the latest. */
  @Test
  public final void aLateReadingIsNotTheLatest() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    store().append(series, Samples.of(Samples.MORNING - Samples.SECOND, 2));
    store().append(series, Samples.of(Samples.MORNING - 2 * Samples.DAY, 3));
    assertLatest("two late readings change nothing", Samples.of(Samples.MORNING, 1), series);
  }

  /** Of several values of the highest time, the latest is the one that won. */
  @Test
  public final void latestIsTheLastValueOfTheHighestTime() {
    Series series = holding(Samples.of(Samples.MORNING, 4));
    store().append(series, Samples.of(Samples.MORNING, 9));
    assertLatest("the highest time was overwritten", Samples.of(Samples.MORNING, 9), series);
  }

  /** A series must be defined to ask for its latest reading. */
  @Test
  public final void refusesTheLatestOfAnUndefinedSeries() {
    Series series = Samples.fresh(Samples.PLAIN);
    assertUndefined(series, () -> store().latest(series));
  }

  /** A reader who takes the series for another layout is refused the latest reading. */
  @Test
  public final void refusesTheLatestWithAnotherLayout() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    assertRefused(
        ErrorKind.CONFLICT,
        "the series has another layout than the reader thinks",
        () -> store().latest(new Series(series.name(), Samples.SENSOR)));
  }

  /** A dropped series is neither found nor listed. */
  @Test
  public final void aDroppedSeriesIsGone() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    store().drop(series);
    settle();
    assertThat(store().find(series.name())).as("a dropped series").isEmpty();
    assertThat(among(List.of(series), listed())).as("what is listed after the drop").isEmpty();
  }

  /** A name that is not defined is left alone. */
  @Test
  public final void droppingAnUndefinedNameDoesNothing() {
    Series series = Samples.fresh(Samples.PLAIN);
    assertThatCode(() -> store().drop(series))
        .as("dropping what nobody defined")
        .doesNotThrowAnyException();
    assertThat(store().find(series.name())).as("the name afterwards").isEmpty();
  }

  /** Who takes the series for another layout may not drop it. */
  @Test
  public final void refusesToDropWithAnotherLayout() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    assertRefused(
        ErrorKind.CONFLICT,
        "the series has another layout",
        () -> store().drop(new Series(series.name(), Samples.SENSOR)));
    assertHolds("a refused drop removes nothing", series, Samples.of(Samples.MORNING, 1));
  }

  /** A series that is defined again after a drop shows nothing of the one before. */
  @Test
  public final void aSeriesDefinedAnewShowsNothingOld() {
    Series series = holding(Samples.row(Samples.MORNING, Samples.HOUR, 40, 1));
    store().drop(series);
    store().define(series);
    assertHolds("a series defined anew", series, Readings.none(Samples.PLAIN));
    assertThat(latest(series)).as("the latest of a series defined anew").isEmpty();
    store().append(series, Samples.of(Samples.MORNING, 2));
    assertHolds("and what it is given", series, Samples.of(Samples.MORNING, 2));
  }

  /** A dropped name may be defined with another layout. */
  @Test
  public final void aDroppedNameTakesAnotherLayout() {
    Series series = holding(Samples.row(Samples.MORNING, Samples.HOUR, 40, 1));
    store().drop(series);
    Series anew = new Series(series.name(), Samples.SENSOR);
    Readings readings = Samples.random(Samples.SENSOR, 5, 1);
    store().define(anew);
    store().append(anew, readings);
    assertHolds("the name with its new layout", anew, readings);
  }

  /** A drop leaves every other series, however alike the names. */
  @Test
  public final void aDropLeavesOtherSeries() {
    Series dropped = holding(Samples.of(Samples.MORNING, 1));
    Series other = new Series(dropped.name() + ".1", Samples.PLAIN);
    store().define(other);
    store().append(other, Samples.of(Samples.MORNING, 2));
    store().drop(dropped);
    assertHolds("another series", other, Samples.of(Samples.MORNING, 2));
  }

  /** The footprint counts readings, and the bits that their layout needs. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsReadingsAndTheirBits() {
    Series series = defined(Samples.SENSOR);
    Footprint before = footprint();
    store().append(series, Samples.random(Samples.SENSOR, 40, 1));
    assertGrown("40 readings of 94 bits", before, 40, 40 * 94 / 8);
  }

  /** A reading that was overwritten, or sent twice, is one reading. */
  @Test
  @ResourceLock(BackendRules.STORE)
  public final void theFootprintCountsAnOverwrittenReadingOnce() {
    Series series = holding(Samples.row(Samples.MORNING, Samples.SECOND, 8, 1));
    Footprint before = footprint();
    store().append(series, Samples.row(Samples.MORNING, Samples.SECOND, 8, 1));
    store().append(series, Samples.row(Samples.MORNING, Samples.SECOND, 6, 2));
    assertThat(footprint().records().value())
        .as("records after overwriting, %s before", before.records())
        .isEqualTo(before.records().value());
  }

  /** Stores, traits, meter and tariff are the same for the life of a backend. */
  @Test
  public final void saysTheSameOfItselfAtEveryCall() {
    assertThat(backend().series()).as("the store").isSameAs(backend().series());
    assertSaysTheSameOfItself();
  }

  private void assertLatest(String promise, Readings expected, Series series) {
    assertThat(latest(series))
        .as(promise)
        .hasValueSatisfying(seen -> assertSame(promise, expected, seen));
  }
}
