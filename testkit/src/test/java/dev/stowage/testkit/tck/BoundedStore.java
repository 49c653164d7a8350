package dev.stowage.testkit.tck;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.StoreTraits;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.time.Duration;
import java.time.Instant;

/** A store that takes times up to some minutes ahead of its clock; it says so, or not. */
final class BoundedStore extends HonestSeries {

  /** From before 1970 to a quarter of an hour ahead. */
  static final AcceptedTimes BOUNDED =
      new AcceptedTimes(Duration.ofDays(73_000), Duration.ofMinutes(15));

  private final AcceptedTimes says;
  private final AcceptedTimes takes;

  BoundedStore(AcceptedTimes says, AcceptedTimes takes) {
    this.says = says;
    this.takes = takes;
  }

  @Override
  public StoreTraits traits() {
    return Weaker.than(super.traits()).by(says).traits();
  }

  @Override
  public void append(Series series, Readings readings) {
    Instant now = Instant.now();
    for (int i = 0; i < readings.size(); i++) {
      if (!takes.at(now).contains(readings.micros(i))) {
        throw new StowageException(
            ErrorKind.INVALID, "append", series.name(), "it takes times " + takes);
      }
    }
    super.append(series, readings);
  }
}
