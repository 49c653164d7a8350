package dev.stowage.bench.workload;

import dev.stowage.core.series.ReadingTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * The time of day that a store is shown: that of the workload, not of this machine. What is metered
 * then depends on how often readings come, as it would in service, and not on how fast they are
 * replayed; a store that remembers something for a minute forgets it after a minute of readings.
 *
 * <p>Moved by one thread, read by any. It never goes back.
 */
public final class SimulatedClock implements InstantSource {

  private final Consumer<Instant> follower;
  private volatile long micros;

  /**
   * Begins with the first moment of a day.
   *
   * @param day a UTC day
   * @param follower is told each time the clock goes on, before anybody can see it; not the
   *     beginning
   */
  public SimulatedClock(LocalDate day, Consumer<Instant> follower) {
    this.micros = day.toEpochDay() * ReadingTime.MICROS_PER_DAY;
    this.follower = follower;
  }

  @Override
  public Instant instant() {
    return at(micros);
  }

  /**
   * Goes on to a time, or stays when that has passed.
   *
   * @param to microseconds since 1970
   */
  public void passTo(long to) {
    if (to > micros) {
      follower.accept(at(to));
      micros = to;
    }
  }

  /** Goes on to the next UTC midnight, from a midnight by nothing. */
  public void finishDay() {
    passTo(-Math.floorDiv(-micros, ReadingTime.MICROS_PER_DAY) * ReadingTime.MICROS_PER_DAY);
  }

  /**
   * Goes on.
   *
   * @param by microseconds, 0 or more
   */
  public void advance(long by) {
    passTo(micros + by);
  }

  private static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
