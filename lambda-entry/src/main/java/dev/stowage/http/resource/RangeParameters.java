package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.TimeRange;
import dev.stowage.http.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which readings a query asks for: {@code from} (inclusive), {@code to} (exclusive), {@code
 * cursor}, {@code points}. Without the first two it is the last 24 hours up to now inclusive; with
 * one of them, 24 hours before the end, or from the beginning up to now.
 */
final class RangeParameters {

  private static final Duration DEFAULT = Duration.ofHours(24);
  private static final int MOST_POINTS = 10_000;

  /** A plus sign that was not percent-encoded comes as a space. */
  private static final Pattern LOST_PLUS =
      Pattern.compile("(.*[Tt][0-9:.,]+) ([0-9]{2}(?::?[0-9]{2})?)");

  private final Query query;
  private final RecordLayout layout;
  private final Instant now;

  /**
   * Prepares to read a query.
   *
   * @param query the query
   * @param layout whose unit of time numbers have
   * @param now the time of day
   */
  RangeParameters(Query query, RecordLayout layout, Instant now) {
    this.query = query;
    this.layout = layout;
    this.now = now;
  }

  /**
   * Returns the page that is asked for.
   *
   * @return where it begins
   * @throws StowageException INVALID for times that are none, an end before the beginning, and a
   *     cursor that is none of ours or belongs to another range
   */
  RangeCursor page() {
    Optional<Instant> from = query.value("from").map(text -> time("from", text));
    Optional<Instant> to = query.value("to").map(text -> time("to", text));
    Optional<RangeCursor> cursor = query.value("cursor").map(RangeCursor::decode);
    if (cursor.isEmpty()) {
      return RangeCursor.begin(range(from, to));
    }
    TimeRange pinned = cursor.get().range();
    TimeRange given = new TimeRange(from.orElse(pinned.from()), to.orElse(pinned.to()));
    if (given.fromMicros() != pinned.fromMicros() || given.toMicros() != pinned.toMicros()) {
      throw invalid(
          "cursor",
          "it belongs to the range from "
              + pinned.from()
              + " to "
              + pinned.to()
              + "; leave from and to out, or begin without a cursor");
    }
    return cursor.get();
  }

  private TimeRange range(Optional<Instant> from, Optional<Instant> to) {
    if (to.isPresent()) {
      return new TimeRange(from.orElseGet(() -> to.get().minus(DEFAULT)), to.get());
    }
    Instant last = lastOfNow();
    Instant begin = from.orElseGet(() -> last.minus(DEFAULT));
    Instant end = last.plus(1, ChronoUnit.MICROS);
    return new TimeRange(begin, end.isBefore(begin) ? begin : end);
  }

  /** The end of the unit of time that now falls into, to which a reading of now is rounded. */
  private Instant lastOfNow() {
    long unit = layout.resolution().micros();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    return ReadingTime.instant(-Math.floorDiv(-micros, unit) * unit);
  }

  /**
   * Returns how many points a chart shall have.
   *
   * @return 2 to 10,000, or empty when no chart is asked for
   * @throws StowageException INVALID for another number
   */
  Optional<Integer> points() {
    return query.value("points").map(RangeParameters::points);
  }

  private static int points(String text) {
    int points = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (points < 2 || points > MOST_POINTS) {
      throw invalid("points", "a chart has a whole number of points from 2 to " + MOST_POINTS);
    }
    return points;
  }

  private Instant time(String name, String text) {
    Matcher lost = LOST_PLUS.matcher(text);
    try {
      return ReadingTime.parseBound(
          lost.matches() ? lost.group(1) + "+" + lost.group(2) : text, layout);
    } catch (StowageException refused) {
      throw invalid(name, refused.what()).causedBy(refused);
    }
  }

  private static StowageException invalid(String name, String what) {
    return new StowageException(ErrorKind.INVALID, "query", name, what);
  }
}
