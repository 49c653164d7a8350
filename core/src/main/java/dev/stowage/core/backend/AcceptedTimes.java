package dev.stowage.core.backend;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of readings that a store takes. What lies outside, an append refuses as INVALID.
 *
 * @param behindClock how far before the store's own clock a time may be, above 0; null for as far
 *     as 1970
 * @param aheadOfClock how far after the store's own clock a time may be, not negative; null for as
 *     far as the year 9999
 */
public record AcceptedTimes(@Nullable Duration behindClock, @Nullable Duration aheadOfClock) {

  /** Whatever a layout holds: 1970 to the end of the year 9999. */
  public static final AcceptedTimes ALL = new AcceptedTimes(null, null);

  /**
   * Checks both ends.
   *
   * @throws StowageException INVALID when {@code behindClock} is not above 0, or {@code
   *     aheadOfClock} is negative
   */
  public AcceptedTimes {
    boolean nothing = behindClock != null && (behindClock.isNegative() || behindClock.isZero());
    if (nothing || (aheadOfClock != null && aheadOfClock.isNegative())) {
      throw new StowageException(
          ErrorKind.INVALID,
          "traits",
          "accepted times",
          behindClock + " behind and " + aheadOfClock + " ahead leave out the present");
    }
  }

  /**
   * Returns the times that are taken at some moment.
   *
   * @param now what the store's clock says
   * @return a part of {@link TimeRange#ALL}
   */
  public TimeRange at(Instant now) {
    Instant from = Instant.EPOCH;
    if (behindClock != null && Duration.between(from, now).compareTo(behindClock) > 0) {
      from = now.minus(behindClock);
    }
    Instant to = TimeRange.END_OF_TIME;
    if (aheadOfClock != null && Duration.between(now, to).compareTo(aheadOfClock) > 0) {
      to = now.plus(aheadOfClock);
    }
    return new TimeRange(from, to);
  }

  /**
   * Says it in words, for reports.
   *
   * @return for example {@code from 73000 days ago to 15 min ahead by the store's clock}
   */
  @Override
  public String toString() {
    if (behindClock == null && aheadOfClock == null) {
      return "what the layout holds, up to the year 9999";
    }
    String from = behindClock == null ? "1970" : words(behindClock) + " ago";
    String to = aheadOfClock == null ? "the year 9999" : words(aheadOfClock) + " ahead";
    return "from " + from + " to " + to + " by the store's clock";
  }

  private static String words(Duration duration) {
    return duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))
        ? duration.toDays() + " days"
        : duration.toMinutes() + " min";
  }
}
