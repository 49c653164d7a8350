package dev.stowage.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

  @Test
  void beginsInclusiveAndEndsExclusive() {
    TimeRange range = new TimeRange(Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
    assertThat(range.contains(999_999)).isFalse();
    assertThat(range.contains(1_000_000)).isTrue();
    assertThat(range.contains(1_999_999)).isTrue();
    assertThat(range.contains(2_000_000)).isFalse();
  }

  @Test
  void aMicrosecondIsInOnlyWhenAllOfItsEndsSaySo() {
    TimeRange range = new TimeRange(Instant.ofEpochSecond(0, 1), Instant.ofEpochSecond(0, 2001));
    assertThat(range.contains(0)).isFalse();
    assertThat(range.contains(1)).isTrue();
    assertThat(range.contains(2)).isTrue();
    assertThat(range.contains(3)).isFalse();
  }

  @Test
  void boundsBeyondAllReadingsAreThoseOfAllReadings() {
    TimeRange range = new TimeRange(Instant.MIN, Instant.MAX);
    assertThat(range.fromMicros()).isZero();
    assertThat(range.toMicros()).isEqualTo(ReadingTime.MAX_MICROS + 1);
    assertThat(TimeRange.ALL.contains(ReadingTime.MAX_MICROS)).isTrue();
  }

  @Test
  void aDayIsOneUtcDay() {
    TimeRange day = TimeRange.ofDay(LocalDate.parse("2025-03-01"));
    assertThat(day.from()).isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
    assertThat(day.to()).isEqualTo(Instant.parse("2025-03-02T00:00:00Z"));
  }

  @Test
  void refusesAnEndBeforeTheBeginning() {
    assertThatThrownBy(() -> new TimeRange(Instant.ofEpochSecond(2), Instant.ofEpochSecond(1)))
        .hasMessageContaining("the end is before the beginning");
  }
}
