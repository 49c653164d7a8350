package dev.stowage.testkit.local.timestream;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The records of a table by series and time. A record holds the value that can be read now and,
 * before it, those that can be read later: late data becomes visible only after a delay, and until
 * then the value before it is seen. Versions rise from one to the next. Times are nanoseconds since
 * 1970.
 */
final class Points {

  /** A record that can be read. */
  record Seen(long nanos, Stored value) {}

  private final Map<SeriesKey, TreeMap<Long, Stored>> bySeries = new HashMap<>();
  private final Budget budget;
  private long bytes;

  /**
   * Makes a table without records.
   *
   * @param budget what all tables together may keep
   */
  Points(Budget budget) {
    this.budget = budget;
  }

  /** The highest version of a record, whether it can be read yet or not. */
  Optional<Stored> newest(long nanos, SeriesKey series) {
    return Optional.ofNullable(bySeries.get(series)).map(records -> records.get(nanos));
  }

  /**
   * Stores a value whose version is higher than that of {@link #newest}.
   *
   * @throws Fault when the budget is spent; nothing was stored
   */
  void put(long nanos, SeriesKey series, Stored value, long now) {
    long grown = value.bytes();
    budget.take(grown);
    Stored older = bySeries.computeIfAbsent(series, first -> new TreeMap<>()).put(nanos, value);
    if (older != null) {
      long freed = value.hide(older, now);
      budget.give(freed);
      grown -= freed;
    }
    bytes += grown;
  }

  /** Gives back what the records took; they must not be used any more. */
  void clear() {
    bySeries.clear();
    budget.give(bytes);
    bytes = 0;
  }

  /** Goes through what can be read now of a span and of the series that are wanted. */
  Stream<Seen> read(Span span, long now, Predicate<SeriesKey> wanted) {
    if (span.from() > span.last()) {
      return Stream.empty();
    }
    List<TreeMap<Long, Stored>> found =
        bySeries.entrySet().stream()
            .filter(series -> wanted.test(series.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    Stream<Seen> seen = found.stream().flatMap(records -> seen(records, span, now));
    // A single series is in order as it is, and need not be gone through to its end.
    Comparator<Seen> order = Comparator.comparingLong(Seen::nanos);
    return found.size() < 2 ? seen : seen.sorted(span.descending() ? order.reversed() : order);
  }

  private static Stream<Seen> seen(NavigableMap<Long, Stored> records, Span span, long now) {
    NavigableMap<Long, Stored> part = records.subMap(span.from(), true, span.last(), true);
    return (span.descending() ? part.descendingMap() : part)
        .entrySet().stream()
            .flatMap(
                record ->
                    record.getValue().visible(now).stream()
                        .map(value -> new Seen(record.getKey(), value)));
  }
}
