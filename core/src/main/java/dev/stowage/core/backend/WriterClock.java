package dev.stowage.core.backend;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that never gives the same time twice and never goes back, for stores in which the
 * writer's clock decides which of two values is the later: each time is the higher of the present
 * and one microsecond after the time before. Safe for use by many threads.
 */
public final class WriterClock {

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong(-1);

  /**
   * Makes a clock that has given no time yet.
   *
   * @param clock the time of day
   */
  public WriterClock(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns the next time.
   *
   * @return microseconds since 1970, 0 or more, higher than every time returned before
   */
  public long next() {
    Instant now = clock.instant();
    long micros = Math.addExact(now.getEpochSecond() * 1_000_000L, now.getNano() / 1000);
    return last.updateAndGet(before -> Math.max(micros, before + 1));
  }
}
