package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How the rules of series reach a store, read back from it and word what they saw. */
abstract class SeriesRules extends BackendRules {

  @Override
  protected abstract OffersSeries backend();

  protected abstract OffersSeries secondWriter(InstantSource clock);

  protected InstantSource storeClock() {
    return InstantSource.system();
  }

  /** The times that the store says it takes, now. */
  final TimeRange acceptedTimes() {
    return backend().traits().acceptedTimes().at(storeClock().instant());
  }

  final Handle<SeriesStore> another(InstantSource clock) {
    OffersSeries second = secondWriter(clock);
    return new Handle<>(second.series(), second, backend());
  }

  final SeriesStore store() {
    return backend().series();
  }

  final Series defined(RecordLayout layout) {
    Series series = Samples.fresh(layout);
    store().define(series);
    return series;
  }

  /** Defines a fresh series and stores readings in it. */
  final Series holding(Readings readings) {
    Series series = defined(readings.layout());
    store().append(series, readings);
    return series;
  }

  /** Some time that the store and {@link Samples#PLAIN} take, another at each call. */
  final long arbitraryTime() {
    long from = acceptedTimes().fromMicros();
    long length = Math.min(acceptedTimes().toMicros() - from, 1L << 55);
    return from + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), length);
  }

  final Readings scanned(Series series) {
    return scanned(series, TimeRange.ALL);
  }

  final Readings scanned(Series series, TimeRange range) {
    return scanned(store(), series, range);
  }

  final Readings scanned(SeriesStore through, Series series, TimeRange range) {
    settle();
    List<Readings> pages = new ArrayList<>();
    through.scan(series, range).forEach(pages::add);
    return Readings.concat(series.layout(), pages);
  }

  final Optional<Readings> latest(Series series) {
    settle();
    return store().latest(series);
  }

  final List<Series> listed() {
    settle();
    return walked(store()::list);
  }

  /** Checks that a series holds these readings and no others. */
  final void assertHolds(String promise, Series series, Readings expected) {
    assertSame(promise, expected.inTimeOrder(), scanned(series));
  }

  final void assertSame(String promise, Readings expected, Readings seen) {
    assertThat(Difference.between(expected, seen)).as(promise).isEqualTo(Difference.NONE);
  }

  /** Checks that a call on a series that nobody defined is refused and says which series. */
  final void assertUndefined(Series series, ThrowingCallable call) {
    String promise = "a series must be defined before it is used";
    assertRefused(ErrorKind.INVALID, promise, call);
    assertThatExceptionOfType(StowageException.class)
        .as(promise + "; the answer names the series")
        .isThrownBy(call)
        .withMessageContaining(series.name());
  }
}
