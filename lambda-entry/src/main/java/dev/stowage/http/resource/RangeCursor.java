package dev.stowage.http.resource;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.TimeRange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an answer of several pages goes on. It holds the range too, so that a default that ends now
 * does not move from page to page.
 *
 * @param from the first time of the range, microseconds since 1970
 * @param to the first time after the range
 * @param at the time of the first reading of the next page, within the range
 * @param channel of several readings of that time the first one of the next page; 0 where there is
 *     one series
 */
record RangeCursor(long from, long to, long at, int channel) {

  private static final Pattern FORM =
      Pattern.compile("1:([0-9]{1,18}):([0-9]{1,18}):([0-9]{1,18}):([0-7])");
  private static final int LONGEST = 100;

  /** The cursor of a first page. */
  static RangeCursor begin(TimeRange range) {
    return new RangeCursor(range.fromMicros(), range.toMicros(), range.fromMicros(), 0);
  }

  /** The cursor of the page that begins with a reading. */
  RangeCursor goOn(long micros, int first) {
    return new RangeCursor(from, to, micros, first);
  }

  /** The range of all pages. */
  TimeRange range() {
    return new TimeRange(ReadingTime.instant(from), ReadingTime.instant(to));
  }

  /** What of the range is left of one series. */
  TimeRange rest() {
    return rest(channel);
  }

  /** What of the range is left of one of several: those before the first one are done with. */
  TimeRange rest(int of) {
    long first = of < channel ? at + 1 : at;
    return new TimeRange(ReadingTime.instant(first), ReadingTime.instant(to));
  }

  String encode() {
    String text = "1:" + from + ":" + to + ":" + at + ":" + channel;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads a cursor.
   *
   * @throws StowageException INVALID when it is none of ours
   */
  static RangeCursor decode(String text) {
    try {
      if (text.length() <= LONGEST) {
        byte[] decoded = Base64.getUrlDecoder().decode(text);
        Matcher parts = FORM.matcher(new String(decoded, StandardCharsets.ISO_8859_1));
        if (parts.matches()) {
          return checked(
              new RangeCursor(
                  Long.parseLong(parts.group(1)),
                  Long.parseLong(parts.group(2)),
                  Long.parseLong(parts.group(3)),
                  Integer.parseInt(parts.group(4))));
        }
      }
    } catch (IllegalArgumentException noBase64) {
      throw noneOfOurs().causedBy(noBase64);
    }
    throw noneOfOurs();
  }

  private static RangeCursor checked(RangeCursor cursor) {
    if (cursor.at < cursor.from
        || cursor.at >= cursor.to
        || cursor.to > ReadingTime.MAX_MICROS + 1) {
      throw noneOfOurs();
    }
    return cursor;
  }

  private static StowageException noneOfOurs() {
    return new StowageException(
        ErrorKind.INVALID,
        "query",
        "cursor",
        "it is none of ours; follow the Link with rel=next as it stands, or begin without one");
  }
}
