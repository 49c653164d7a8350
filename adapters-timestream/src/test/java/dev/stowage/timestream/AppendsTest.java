package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.TimestreamRules;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppendsTest {

  private final TimestreamBackend backend = Local.fresh();
  private final long now = Local.nowMicros();

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void sendsAHundredReadingsARequest() {
    Series series = Local.defined(backend, Local.PLAIN);
    Readings readings = Local.row(now - 300_000_000, 300, 7);
    long perRequest = TimestreamRules.writes(Columns.of(Local.PLAIN).sizes("1f3a").request(100));

    backend.series().append(series, readings.slice(0, 99));
    assertThat(Local.counted(backend, TimestreamRules.WRITES)).isEqualByComparingTo("2");
    backend.series().append(series, readings.slice(0, 100));
    assertThat(Local.counted(backend, TimestreamRules.WRITES))
        .isEqualByComparingTo(BigDecimal.valueOf(2 + perRequest));
    backend.series().append(series, readings.slice(0, 101));
    assertThat(Local.counted(backend, TimestreamRules.WRITES))
        .isEqualByComparingTo(BigDecimal.valueOf(2 + perRequest + perRequest + 1));
    backend.series().append(series, readings);
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);
  }

  @Test
  void whatIsFreshCanBeReadAtOnceAndWhatIsLateLater() {
    Series series = Local.defined(backend, Local.PLAIN);
    Readings fresh = Local.row(now, 1, 1);
    Readings late = Local.row(now - Duration.ofHours(7).toMillis() * 1_000, 1, 2);
    backend.series().append(series, fresh);
    backend.series().append(series, late);

    assertThat(Local.scanned(backend, series)).isEqualTo(fresh);
    assertThat(backend.series().latest(series)).contains(fresh);
    Local.settle();
    assertThat(Local.scanned(backend, series).size()).isEqualTo(2);
  }

  @Test
  void keepsTheHighestRawsInEveryUnitOfTime() {
    for (String unit : new String[] {"s", "ms", "us"}) {
      RecordLayout layout = RecordLayout.parse("time:63:" + unit + " a:63 b:63");
      Series series = Local.defined(backend, layout);
      long time = now / layout.resolution().micros();
      Readings readings =
          Readings.builder(layout).addRaw(time, Long.MAX_VALUE, 0).addRaw(time - 1, 0, 1).build();
      backend.series().append(series, readings);

      assertThat(Local.scanned(backend, series)).isEqualTo(readings.inTimeOrder());
    }
  }

  @Test
  void keepsATimeAlone() {
    RecordLayout layout = RecordLayout.parse("time:42:ms");
    Series series = Local.defined(backend, layout);
    Readings readings = Readings.builder(layout).addRaw(now / 1_000).build();
    backend.series().append(series, readings);

    assertThat(backend.series().latest(series)).contains(readings);
  }

  @Test
  void aLowerClockLosesInSilenceInBothStores() {
    Series series = Local.defined(backend, Local.PLAIN);
    Readings fresh = Local.row(now, 1, 1);
    Readings late = Local.row(now - Duration.ofHours(7).toMillis() * 1_000, 1, 1);
    backend.series().append(series, fresh);
    backend.series().append(series, late);
    Instant behind = Instant.now().minus(Duration.ofDays(1));
    try (TimestreamBackend slow = Local.another(backend, InstantSource.fixed(behind))) {
      slow.series().append(series, Local.row(fresh.micros(0), 1, 2));
      slow.series().append(series, Local.row(late.micros(0), 1, 2));
    }

    Local.settle();
    Readings seen = Local.scanned(backend, series);
    assertThat(seen.raw(0, 1)).isEqualTo(1);
    assertThat(seen.raw(1, 1)).isEqualTo(1);
  }

  @Test
  void aRefusedTimeIsNamedAndTheOthersAreStored() {
    Series series = Local.defined(backend, Local.PLAIN);
    Readings readings = Local.row(now, 150, 3);
    Readings ahead = Local.row(now + Duration.ofDays(30).toMillis() * 1_000, 5, 4);
    Readings all = Readings.concat(Local.PLAIN, List.of(readings, ahead));

    Local.assertKind(
        ErrorKind.INVALID,
        "5 of 155 readings were refused, the others are stored; Timestream takes times from 73000"
            + " days before to 15 minutes after its own clock; "
            + ahead.text(0, 0)
            + ": The record timestamp is outside the time range [",
        () -> backend.series().append(series, all));
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);
  }

  @Test
  void refusesWhatNoTimeOfTimestreamCanBeAndSendsNothing() {
    Series series = Local.defined(backend, Local.PLAIN);
    Readings beyond =
        Readings.builder(Local.PLAIN).addRaw(now, 1).addRaw(Stamps.MAX_MICROS + 1, 1).build();

    Local.assertKind(
        ErrorKind.INVALID,
        "2262-04-11T23:47:16.854776Z is after 2262-04-11T23:47:16.854775Z",
        () -> backend.series().append(series, beyond));
    assertThat(Local.counted(backend, TimestreamRules.WRITES)).isZero();
    Local.assertKind(
        ErrorKind.INVALID,
        "outside the time range",
        () ->
            backend
                .series()
                .append(
                    series, Readings.builder(Local.PLAIN).addRaw(Stamps.MAX_MICROS, 1).build()));
  }
}
