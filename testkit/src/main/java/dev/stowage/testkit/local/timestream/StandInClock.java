package dev.stowage.testkit.local.timestream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the stand-in takes for now: the time of day until it is set, then still until moved on. */
final class StandInClock implements InstantSource {

  private InstantSource base;
  private Duration ahead = Duration.ZERO;

  StandInClock(InstantSource timeOfDay) {
    this.base = timeOfDay;
  }

  @Override
  public synchronized Instant instant() {
    return base.instant().plus(ahead);
  }

  synchronized void set(Instant instant) {
    base = InstantSource.fixed(instant);
    ahead = Duration.ZERO;
  }

  synchronized void advance(Duration duration) {
    ahead = ahead.plus(duration);
  }
}
