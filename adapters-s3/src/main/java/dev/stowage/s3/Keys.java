package dev.stowage.s3;

import dev.stowage.core.link.Link;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies under which key.
 *
 * <pre>
 * PREFIX/series/temp-1/2025/03/01.stw   the readings of a UTC day
 * PREFIX/series/temp-1/definition       what the series is
 * PREFIX/links/aB3                      a link; as pastes/... and counters/... ({@link RecordKeys})
 * PREFIX/expiry/2025-03-01/links/aB3    that a record may expire on that UTC day
 * </pre>
 *
 * <p>A name or id becomes one folder or file name that means the same on every file system, so that
 * a bucket can be copied to a disk and back: a capital letter is written {@code !} and its small
 * one, a name whose part before the first dot is a device of Windows begins with {@code !0}, and a
 * dot at the end is {@code !1}. {@code !} is no character of a name or id. No key is the folder of
 * another.
 */
final class Keys {

  private static final String SERIES = "series/";
  private static final String EXPIRY = "expiry/";
  private static final String DEFINITION = "definition";
  private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|(com|lpt)[0-9])(\\..*)?");
  private static final Pattern MARKER =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})/([a-z]+)/([^/]+)");
  private static final Pattern DAY = Pattern.compile("([0-9]{4})/([0-9]{2})/([0-9]{2})\\.stw");

  private final String prefix;

  Keys(S3Config config) {
    this.prefix = config.prefix().isEmpty() ? "" : config.prefix() + "/";
  }

  /** What every key of the store begins with: a folder, or nothing where it has the bucket. */
  String all() {
    return prefix;
  }

  /** What the keys of all series begin with. */
  String allSeries() {
    return prefix + SERIES;
  }

  /** What the keys of a series begin with. */
  String series(String name) {
    return allSeries() + escape(name) + "/";
  }

  String definition(String name) {
    return series(name) + DEFINITION;
  }

  String day(SeriesDay day) {
    return before(day) + ".stw";
  }

  /** Returns what sorts before the key of a day and behind that of the day before. */
  String before(SeriesDay day) {
    LocalDate date = day.date();
    return series(day.series().name())
        + String.format(
            Locale.ROOT,
            "%04d/%02d/%02d",
            date.getYear(),
            date.getMonthValue(),
            date.getDayOfMonth());
  }

  /** Returns the name of the series that a key belongs to; empty for a key of something else. */
  Optional<String> seriesOf(String key) {
    int begin = allSeries().length();
    int end = key.indexOf('/', begin);
    return key.startsWith(allSeries()) && end > begin
        ? unescape(key.substring(begin, end))
        : Optional.empty();
  }

  /** Returns the day that a key of a series stands for; empty for a key of something else. */
  Optional<LocalDate> dayOf(String name, String key) {
    if (!key.startsWith(series(name))) {
      return Optional.empty();
    }
    Matcher day = DAY.matcher(key.substring(series(name).length()));
    if (!day.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(day.group(1)),
              Integer.parseInt(day.group(2)),
              Integer.parseInt(day.group(3))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** The keys of one kind of records. */
  RecordKeys records(String folder) {
    return new RecordKeys(prefix + folder + "/", Keys::escape, Keys::unescape);
  }

  /** The keys of a website's links: an id is the path that leads to it. */
  RecordKeys website() {
    return new RecordKeys(
        prefix, UnaryOperator.identity(), id -> Optional.of(id).filter(Link::isId));
  }

  /** What the keys of all markers begin with. */
  String allMarkers() {
    return prefix + EXPIRY;
  }

  String marker(Marker marker) {
    return allMarkers() + marker.date() + "/" + marker.folder() + "/" + escape(marker.id());
  }

  /** Returns what sorts behind the keys of a day's markers, and before those of the next day. */
  String behindMarkers(LocalDate date) {
    return allMarkers() + date + "0";
  }

  /** Returns the marker that a key stands for; empty for a key of something else. */
  Optional<Marker> markerOf(String key) {
    if (!key.startsWith(allMarkers())) {
      return Optional.empty();
    }
    Matcher marker = MARKER.matcher(key.substring(allMarkers().length()));
    if (!marker.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(marker.group(1));
      return unescape(marker.group(3)).map(id -> new Marker(date, marker.group(2), id));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  static String escape(String name) {
    StringBuilder escaped = new StringBuilder(name.length() + 8);
    if (DEVICE.matcher(name).matches()) {
      escaped.append("!0");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        escaped.append('!').append((char) (c + ('a' - 'A')));
      } else if (c == '.' && i == name.length() - 1) {
        escaped.append("!1");
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Returns the name that is escaped so; empty when none is. */
  static Optional<String> unescape(String folder) {
    StringBuilder name = new StringBuilder(folder.length());
    for (int i = 0; i < folder.length(); i++) {
      char c = folder.charAt(i);
      if (c != '!') {
        name.append(c);
        continue;
      }
      char code = ++i < folder.length() ? folder.charAt(i) : '!';
      if (code >= 'a' && code <= 'z') {
        name.append((char) (code - ('a' - 'A')));
      } else if (code == '1') {
        name.append('.');
      } else if (code != '0') {
        return Optional.empty();
      }
    }
    return Optional.of(name.toString()).filter(read -> escape(read).equals(folder));
  }
}
