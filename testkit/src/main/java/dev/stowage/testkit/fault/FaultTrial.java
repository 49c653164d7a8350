package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Calls a store whose line is spoilt, and checks after each call that nothing wrong was said or
 * stored. The series is used by nobody else.
 *
 * <p>What is stored is read past the faults, by a backend that was opened for that one look and so
 * remembers nothing. A call that returns must have done exactly what it says. A call that fails
 * does so with THROTTLED, UNAVAILABLE or, if it changes anything, OUTCOME_UNKNOWN; then any part of
 * an append may be stored and any part of a discard gone, a definition is there or not, and not one
 * byte is another than it was or should be. THROTTLED from a call that is carried out as a whole
 * means that nothing was done.
 *
 * <p>Each method returns the kind of the error; empty when the call returned. Anything wrong is an
 * {@link AssertionError}. Not safe for use by several threads.
 */
public final class FaultTrial {

  private final OffersSeries disturbed;
  private final TwoWays<OffersSeries> store;
  private final Series series;
  private boolean defined;
  private StoredReadings stored;

  /**
   * Begins with a series that is not defined.
   *
   * @param disturbed the backend to test, over a line with faults
   * @param undisturbed opens another backend on the same store, without faults
   * @param series a series that nobody else uses
   */
  public FaultTrial(
      OffersSeries disturbed, Supplier<? extends OffersSeries> undisturbed, Series series) {
    this.disturbed = disturbed;
    this.store = new TwoWays<>(disturbed, undisturbed);
    this.series = series;
    this.stored = StoredReadings.NONE;
  }

  /**
   * Returns the series.
   *
   * @return as it was given
   */
  public Series series() {
    return series;
  }

  /**
   * Tells whether the series is defined now.
   *
   * @return as it was seen past the faults after the last call
   */
  public boolean isDefined() {
    return defined;
  }

  /**
   * Tells whether the store can discard readings.
   *
   * @return whether {@link #discard} can be called
   */
  public boolean canDiscard() {
    return disturbed instanceof OffersDiscard;
  }

  /**
   * Defines the series.
   *
   * @return the kind of the error
   */
  public Optional<ErrorKind> define() {
    Ending<Defined> ending = write(() -> disturbed.series().define(series));
    boolean now = isDefinedNow();
    if (ending.kind().isEmpty()) {
      assertThat(ending.result()).contains(defined ? Defined.SAME : Defined.NEW);
      assertThat(now).as("defined after define returned").isTrue();
    } else if (defined) {
      assertThat(now).as("still defined after define failed").isTrue();
    } else if (ending.kind().equals(Optional.of(ErrorKind.THROTTLED))) {
      assertThat(now).as("defined although it was throttled").isFalse();
    }
    defined = now;
    assertThat(defined ? seen() : StoredReadings.NONE).as("stored after define").isEqualTo(stored);
    return ending.kind();
  }

  /**
   * Drops the series.
   *
   * @return the kind of the error
   */
  public Optional<ErrorKind> drop() {
    Ending<Boolean> ending =
        write(
            () -> {
              disturbed.series().drop(series);
              return true;
            });
    boolean now = isDefinedNow();
    if (ending.kind().isEmpty()) {
      assertThat(now).as("defined after drop returned").isFalse();
    }
    assertThat(defined || !now).as("defined by a drop").isTrue();
    defined = now;
    if (defined) {
      assertThat(seen()).as("stored after a drop failed").isEqualTo(stored);
    } else {
      stored = StoredReadings.NONE;
    }
    return ending.kind();
  }

  /**
   * Appends readings. Of a series that is not defined, INVALID is right too.
   *
   * @param readings of the series' layout
   * @return the kind of the error
   */
  public Optional<ErrorKind> append(Readings readings) {
    Ending<Boolean> ending =
        write(
            () -> {
              disturbed.series().append(series, readings);
              return true;
            });
    if (isRefusedAsUndefined(ending)) {
      return ending.kind();
    }
    StoredReadings now = seen();
    StoredReadings wanted = stored.with(readings);
    if (ending.kind().isEmpty()) {
      assertThat(now).as("stored after append returned").isEqualTo(wanted);
    } else if (isWhole(ending, readings)) {
      assertThat(now).as("stored after append was throttled").isEqualTo(stored);
    } else {
      now.requireBetween(stored, wanted);
    }
    stored = now;
    return ending.kind();
  }

  /**
   * Discards readings. Of a series that is not defined, INVALID is right too.
   *
   * @param readings of the series' layout, each time once
   * @return the kind of the error
   */
  public Optional<ErrorKind> discard(Readings readings) {
    OffersDiscard discards = (OffersDiscard) disturbed;
    Ending<Long> ending = write(() -> discards.discards().discard(series, readings));
    if (isRefusedAsUndefined(ending)) {
      return ending.kind();
    }
    StoredReadings now = seen();
    StoredReadings wanted = stored.without(readings);
    if (ending.kind().isEmpty()) {
      assertThat(now).as("stored after discard returned").isEqualTo(wanted);
      assertThat(ending.result()).contains((long) stored.size() - wanted.size());
    } else if (isWhole(ending, readings)) {
      assertThat(now).as("stored after discard was throttled").isEqualTo(stored);
    } else {
      now.requireBetween(stored, wanted);
    }
    stored = now;
    return ending.kind();
  }

  /**
   * Scans all readings; what a scan gives out before it fails must be right as well.
   *
   * @return the kind of the error
   */
  public Optional<ErrorKind> scan() {
    List<Readings> pages = new ArrayList<>();
    Ending<Boolean> ending =
        read(
            () -> {
              disturbed.series().scan(series, TimeRange.ALL).forEach(pages::add);
              return true;
            });
    if (isRefusedAsUndefined(ending)) {
      return ending.kind();
    }
    StoredReadings given = StoredReadings.of(series, pages);
    assertThat(given).isEqualTo(ending.kind().isEmpty() ? stored : stored.first(given.size()));
    return ending.kind();
  }

  /**
   * Reads the latest reading.
   *
   * @return the kind of the error
   */
  public Optional<ErrorKind> latest() {
    Ending<Optional<Readings>> ending = read(() -> disturbed.series().latest(series));
    if (!isRefusedAsUndefined(ending) && ending.kind().isEmpty()) {
      assertThat(StoredReadings.of(series, ending.result().orElseThrow().stream().toList()))
          .as("latest")
          .isEqualTo(stored.last());
    }
    return ending.kind();
  }

  /**
   * Returns every operation as a call, for {@link RequestSweep}: a define of a new series, and each
   * other on a series that holds some readings.
   *
   * @param before readings that are stored when an operation begins; where the store can, they are
   *     discarded: few, because that may take a request for each
   * @param more appended
   * @return the calls, in an order of their own
   */
  public List<TrialCall> calls(Readings before, Readings more) {
    List<TrialCall> calls = new ArrayList<>();
    calls.add(prepared("define", this::drop, this::define));
    Supplier<Optional<ErrorKind>> hold = () -> define().or(() -> append(before));
    calls.add(prepared("append", hold, () -> append(more)));
    calls.add(prepared("scan", hold, this::scan));
    calls.add(prepared("latest", hold, this::latest));
    if (canDiscard()) {
      calls.add(prepared("discard", hold, () -> discard(before)));
    }
    calls.add(prepared("drop", hold, this::drop));
    return calls;
  }

  private static TrialCall prepared(
      String name, Supplier<Optional<ErrorKind>> prepare, Supplier<Optional<ErrorKind>> call) {
    return TrialCall.on(
        name,
        () -> {
          assertThat(prepare.get()).as("the error of what prepares %s", name).isEmpty();
          return call;
        },
        Supplier::get);
  }

  private <T> Ending<T> read(Supplier<T> call) {
    return end(call, Ending.OF_READS);
  }

  private <T> Ending<T> write(Supplier<T> call) {
    return end(call, Ending.OF_WRITES);
  }

  private <T> Ending<T> end(Supplier<T> call, Set<ErrorKind> faults) {
    Set<ErrorKind> allowed = EnumSet.copyOf(faults);
    if (!defined) {
      allowed.add(ErrorKind.INVALID);
    }
    return Ending.of(allowed, call);
  }

  private boolean isRefusedAsUndefined(Ending<?> ending) {
    if (!defined) {
      assertThat(ending.kind()).as("the error of a series that is not defined").isPresent();
      assertThat(isDefinedNow()).as("defined by a call on readings").isFalse();
    }
    return !defined;
  }

  private static boolean isWhole(Ending<?> ending, Readings readings) {
    return readings.size() == 1 && ending.kind().equals(Optional.of(ErrorKind.THROTTLED));
  }

  private boolean isDefinedNow() {
    return store.look(
        backend -> {
          Optional<Series> found = backend.series().find(series.name());
          found.ifPresent(same -> assertThat(same).isEqualTo(series));
          return found.isPresent();
        });
  }

  private StoredReadings seen() {
    return store.look(
        backend -> {
          List<Readings> pages = new ArrayList<>();
          backend.series().scan(series, TimeRange.ALL).forEach(pages::add);
          return StoredReadings.of(series, pages);
        });
  }
}
