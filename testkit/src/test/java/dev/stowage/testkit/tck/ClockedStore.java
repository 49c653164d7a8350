package dev.stowage.testkit.tck;

import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.backend.StoreTraits.ConflictOrder;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A store that orders conflicts by the writers' clocks: of two values of one time the one with the
 * higher stamp stays. It says so in its traits, or not.
 */
final class ClockedStore extends HonestSeries {

  /** How a writer makes stamps of its clock. */
  enum Stamps {
    /** Each above the one before, whatever the clock does. */
    RISING,
    /** What the clock says. */
    PLAIN
  }

  private final ConflictOrder says;
  private final Stamps stamps;
  private final Writer first;
  private final Map<String, Map<Long, Instant>> stampsOfTimes = new HashMap<>();

  ClockedStore(ConflictOrder says, Stamps stamps) {
    this.says = says;
    this.stamps = stamps;
    this.first = new Writer(this, InstantSource.system());
  }

  @Override
  public StoreTraits traits() {
    return Weaker.than(super.traits()).by(says).traits();
  }

  @Override
  public void append(Series series, Readings readings) {
    first.append(series, readings);
  }

  @Override
  public synchronized void drop(Series series) {
    super.drop(series);
    stampsOfTimes.remove(series.name());
  }

  @Override
  OffersDiscard secondWriter(InstantSource clock) {
    return new Writer(this, clock);
  }

  private synchronized void append(Series series, Readings readings, Instant stamp) {
    Map<Long, Instant> known = stampsOfTimes.computeIfAbsent(series.name(), n -> new HashMap<>());
    Readings sorted = readings.inTimeOrder();
    super.append(
        series,
        sorted.select(
            i -> known.merge(sorted.micros(i), stamp, ClockedStore::higher).equals(stamp)));
  }

  private static Instant higher(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** A handle with a clock of its own. */
  private static final class Writer extends HonestSeries {
    private final ClockedStore shared;
    private final InstantSource clock;
    private Instant last = Instant.EPOCH;

    Writer(ClockedStore shared, InstantSource clock) {
      this.shared = shared;
      this.clock = clock;
    }

    @Override
    public Defined define(Series series) {
      return shared.define(series);
    }

    @Override
    public synchronized void append(Series series, Readings readings) {
      Instant next = last.plus(Duration.ofNanos(1_000));
      boolean mustRise = shared.stamps == Stamps.RISING && clock.instant().isBefore(next);
      last = mustRise ? next : clock.instant();
      shared.append(series, readings, last);
    }

    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      return shared.scan(series, range);
    }

    @Override
    public Optional<Readings> latest(Series series) {
      return shared.latest(series);
    }
  }
}
