package dev.stowage.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StampsTest {

  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00.5Z");

  private final Stamps stamps =
      new Stamps(
          new BackendContext(new Meter(), InstantSource.fixed(NOW), new Random(3)::nextLong));

  @Test
  void countsAPartOfASecondAsAWholeOne() {
    assertThat(expiry(Duration.ofMillis(1))).isEqualTo("2025-03-01T12:00:01Z");
    assertThat(expiry(Duration.ofMillis(500))).isEqualTo("2025-03-01T12:00:01Z");
    assertThat(expiry(Duration.ofMillis(501))).isEqualTo("2025-03-01T12:00:02Z");
    assertThat(expiry(Duration.ofDays(1))).isEqualTo("2025-03-02T12:00:01Z");
    assertThat(stamps.issue(null).stamp().expiresAt()).isNull();
    assertThat(stamps.issue(null).stamp().createdAt()).isEqualTo("2025-03-01T12:00:00Z");
  }

  private Instant expiry(Duration in) {
    return java.util.Objects.requireNonNull(stamps.issue(in).stamp().expiresAt());
  }

  @Test
  void refusesADurationThatLeadsNowhere() {
    for (Duration none : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
      assertThatThrownBy(() -> stamps.issue(none))
          .hasMessageContaining(none.toString())
          .hasMessageContaining("above 0");
    }
    Duration toTheEnd = Duration.between(NOW, Stamp.LATEST);
    assertThat(expiry(toTheEnd)).isEqualTo(Stamp.LATEST);
    for (Duration over :
        new Duration[] {toTheEnd.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE)}) {
      assertThatThrownBy(() -> stamps.issue(over)).hasMessageContaining("9999");
    }
  }

  @Test
  void issuesATokenThatTheStampKnowsByItsHashAlone() {
    Stamps.Issued first = stamps.issue(null);
    Stamps.Issued second = stamps.issue(null);
    assertThat(first.deleteToken()).hasSize(22).isNotEqualTo(second.deleteToken());
    assertThat(first.stamp().deleteToken().matches(first.deleteToken())).isTrue();
    assertThat(first.stamp().deleteToken().matches(second.deleteToken())).isFalse();
    assertThat(first.stamp().writeId()).isNotEqualTo(second.stamp().writeId());
    assertThat(first.toString()).doesNotContain(first.deleteToken());
  }
}
