package dev.stowage.testkit.local.timestream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a table by time and series. A record holds the value that can be read now and,
 * behind it, those that can be read later: late data becomes visible only after a delay, and until
 * then the value before it is seen. Versions rise from one to the next.
 */
final class Points {

  /** A record that can be read. */
  record Seen(long nanos, Stored value) {}

  private final TreeMap<Long, Map<SeriesKey, List<Stored>>> byTime = new TreeMap<>();
  private final Map<SeriesKey, SeriesKey> allSeries = new HashMap<>();

  /** The highest version of a record, whether it can be read yet or not. */
  Optional<Stored> newest(long nanos, SeriesKey series) {
    return Optional.ofNullable(byTime.get(nanos))
        .map(records -> records.get(series))
        .map(versions -> versions.get(versions.size() - 1));
  }

  /** Stores a value whose version is higher than that of {@link #newest}. */
  void put(long nanos, SeriesKey series, Stored value, Instant now) {
    byTime
        .computeIfAbsent(nanos, time -> new HashMap<>(2))
        .compute(
            allSeries.computeIfAbsent(series, same -> same),
            (same, before) -> with(value, before, now));
  }

  /** Goes through what can be read now of a span and of the series that are wanted. */
  Stream<Seen> read(Span span, Instant now, Predicate<SeriesKey> wanted) {
    if (span.from() > span.last()) {
      return Stream.empty();
    }
    NavigableMap<Long, Map<SeriesKey, List<Stored>>> part =
        byTime.subMap(span.from(), true, span.last(), true);
    return (span.descending() ? part.descendingMap() : part)
        .entrySet().stream().flatMap(time -> seen(time, now, wanted));
  }

  private static Stream<Seen> seen(
      Map.Entry<Long, Map<SeriesKey, List<Stored>>> time,
      Instant now,
      Predicate<SeriesKey> wanted) {
    return time.getValue().entrySet().stream()
        .filter(record -> wanted.test(record.getKey()))
        .map(Map.Entry::getValue)
        .filter(versions -> lastVisible(versions, now) >= 0)
        .map(versions -> new Seen(time.getKey(), versions.get(lastVisible(versions, now))));
  }

  private static List<Stored> with(Stored added, @Nullable List<Stored> before, Instant now) {
    if (before == null) {
      return List.of(added);
    }
    int kept = Math.max(0, lastVisible(before, now));
    List<Stored> versions = new ArrayList<>(before.subList(kept, before.size()));
    versions.add(added);
    return List.copyOf(versions);
  }

  private static int lastVisible(List<Stored> versions, Instant now) {
    int last = versions.size() - 1;
    while (last >= 0 && !versions.get(last).isVisible(now)) {
      last--;
    }
    return last;
  }
}
