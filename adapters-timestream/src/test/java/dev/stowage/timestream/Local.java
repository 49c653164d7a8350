package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.local.LocalTimestream;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The stand-in all tests share, a database for each test, and what tests say again and again. */
final class Local {

  static final RecordLayout JOURNEY =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1"
              + " signal:8 flags:5");

  static final RecordLayout PLAIN = RecordLayout.parse("time:56:us value:24");

  private Local() {}

  static LocalTimestream standIn() {
    return LocalTimestream.shared();
  }

  static TimestreamConfig config(URI endpoint) {
    return new TimestreamConfig("db-" + UUID.randomUUID(), "stowage-", null, endpoint);
  }

  /** A backend on a database of its own, with a meter of its own. */
  static TimestreamBackend fresh() {
    TimestreamConfig config = config(standIn().endpoint());
    TimestreamBackend.initialise(config, context());
    return TimestreamBackend.open(config, context());
  }

  /** A backend on a database of its own, reached over a wire with faults; its pauses are short. */
  static TimestreamBackend over(HttpFaultProxy wire) {
    TimestreamConfig config = config(standIn().endpoint());
    TimestreamBackend.initialise(config, context());
    AtomicLong counting = new AtomicLong();
    return TimestreamBackend.open(
        new TimestreamConfig(config.database(), config.prefix(), null, wire.endpoint()),
        new BackendContext(new Meter(), InstantSource.system(), counting::incrementAndGet));
  }

  /** Another backend on the same database, past the wire of the first. */
  static TimestreamBackend direct(TimestreamBackend first) {
    TimestreamConfig config = first.config();
    return TimestreamBackend.open(
        new TimestreamConfig(config.database(), config.prefix(), null, standIn().endpoint()),
        context());
  }

  /** Another backend on the same database, as another process would open it. */
  static TimestreamBackend another(TimestreamBackend first, InstantSource clock) {
    return TimestreamBackend.open(
        first.config(), new BackendContext(new Meter(), clock, new SecureRandom()::nextLong));
  }

  static BackendContext context() {
    return BackendContext.system(new Meter());
  }

  static Series series(RecordLayout layout) {
    return new Series("s-" + UUID.randomUUID(), layout);
  }

  static Series defined(TimestreamBackend backend, RecordLayout layout) {
    Series series = series(layout);
    backend.series().define(series);
    return series;
  }

  /** Readings of {@link #PLAIN}, a second apart. */
  static Readings row(long firstMicros, int count, long value) {
    ReadingsBuilder builder = Readings.builder(PLAIN);
    for (int i = 0; i < count; i++) {
      builder.addRaw(firstMicros + i * 1_000_000L, value);
    }
    return builder.build();
  }

  static Readings scanned(TimestreamBackend backend, Series series) {
    List<Readings> pages = new ArrayList<>();
    backend.series().scan(series, TimeRange.ALL).forEach(pages::add);
    return Readings.concat(series.layout(), pages);
  }

  /** Now, by the stand-in's clock. */
  static long nowMicros() {
    return standIn().clock().toEpochMilli() * 1_000;
  }

  /** Lets all late data become visible. */
  static void settle() {
    standIn().advance(LocalTimestream.LATE_DATA_DELAY);
  }

  static void assertKind(ErrorKind kind, String what, ThrowingCallable call) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call)
        .withMessageContaining(what)
        .satisfies(error -> assertThat(error.kind()).isEqualTo(kind));
  }

  static BigDecimal counted(TimestreamBackend backend, UsageType type) {
    return backend.meter().usage().stream()
        .filter(usage -> usage.type().equals(type))
        .map(Usage::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
