package dev.stowage.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptedTimesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void allTimesAreThoseOfEveryLayout() {
    assertThat(AcceptedTimes.ALL.at(NOW)).isEqualTo(TimeRange.ALL);
    assertThat(AcceptedTimes.ALL).hasToString("what the layout holds, up to the year 9999");
  }

  @Test
  void bothEndsFollowTheClock() {
    AcceptedTimes times = new AcceptedTimes(Duration.ofHours(6), Duration.ofMinutes(15));
    assertThat(times.at(NOW))
        .isEqualTo(
            new TimeRange(
                Instant.parse("2026-03-01T06:00:00Z"), Instant.parse("2026-03-01T12:15:00Z")));
    assertThat(times).hasToString("from 360 min ago to 15 min ahead by the store's clock");
  }

  @Test
  void anEndThatIsNotBoundIsThatOfEveryLayout() {
    assertThat(new AcceptedTimes(null, Duration.ZERO).at(NOW))
        .isEqualTo(new TimeRange(Instant.EPOCH, NOW));
    assertThat(new AcceptedTimes(Duration.ofDays(1), null).at(NOW))
        .isEqualTo(new TimeRange(NOW.minus(Duration.ofDays(1)), TimeRange.END_OF_TIME));
    assertThat(new AcceptedTimes(Duration.ofDays(1), null))
        .hasToString("from 1 days ago to the year 9999 by the store's clock");
    assertThat(new AcceptedTimes(null, Duration.ZERO))
        .hasToString("from 1970 to 0 min ahead by the store's clock");
  }

  @Test
  void neverReachesBeyondTheTimesOfALayout() {
    AcceptedTimes wide =
        new AcceptedTimes(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(wide.at(NOW)).isEqualTo(TimeRange.ALL);
    assertThat(wide.at(Instant.EPOCH)).isEqualTo(TimeRange.ALL);
  }

  @Test
  void refusesToLeaveOutThePresent() {
    assertRefused(Duration.ZERO, null);
    assertRefused(Duration.ofNanos(-1), null);
    assertRefused(null, Duration.ofNanos(-1));
  }

  private static void assertRefused(@Nullable Duration behind, @Nullable Duration ahead) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> new AcceptedTimes(behind, ahead))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
  }
}
