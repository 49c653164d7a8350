package dev.stowage.bench.workload;

import dev.stowage.core.series.ReadingTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The time of day that a store is shown: that of the workload, not of this machine. What is metered
 * then depends on how often readings come, as it would in service, and not on how fast they are
 * replayed; a store that remembers something for a minute forgets it after a minute of readings.
 *
 * <p>Moved by one thread, read by any. It never goes back.
 */
public final class SimulatedClock implements InstantSource {

  private volatile long micros;

  /**
   * Begins with the first moment of a day.
   *
   * @param day a UTC day
   */
  public SimulatedClock(LocalDate day) {
    this.micros = day.toEpochDay() * ReadingTime.MICROS_PER_DAY;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * Goes on to a time, or stays when that has passed.
   *
   * @param to microseconds since 1970
   */
  public void passTo(long to) {
    micros = Math.max(micros, to);
  }

  /** Goes on to the next UTC midnight, from a midnight by nothing. */
  public void finishDay() {
    micros = -Math.floorDiv(-micros, ReadingTime.MICROS_PER_DAY) * ReadingTime.MICROS_PER_DAY;
  }

  /**
   * Goes on.
   *
   * @param by microseconds, 0 or more
   */
  public void advance(long by) {
    passTo(micros + by);
  }
}
