package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a series holds: the bytes of each time, in hexadecimal digits.
 *
 * @param byTime the key is microseconds since 1970
 */
record StoredReadings(SortedMap<Long, String> byTime) {

  static final StoredReadings NONE = new StoredReadings(new TreeMap<>());

  /** Takes what a scan gave, which must be in time order, each time once. */
  static StoredReadings of(Series series, List<Readings> pages) {
    Readings all = Readings.concat(series.layout(), pages);
    assertThat(all.inTimeOrder()).as("in time order, each time once").isEqualTo(all);
    return NONE.with(all);
  }

  int size() {
    return byTime.size();
  }

  StoredReadings with(Readings readings) {
    SortedMap<Long, String> more = new TreeMap<>(byTime);
    for (int i = 0; i < readings.size(); i++) {
      more.put(readings.micros(i), bytes(readings, i));
    }
    return new StoredReadings(more);
  }

  StoredReadings without(Readings readings) {
    SortedMap<Long, String> fewer = new TreeMap<>(byTime);
    for (int i = 0; i < readings.size(); i++) {
      fewer.remove(readings.micros(i), bytes(readings, i));
    }
    return new StoredReadings(fewer);
  }

  StoredReadings first(int count) {
    SortedMap<Long, String> first = new TreeMap<>();
    byTime.entrySet().stream()
        .limit(count)
        .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
    return new StoredReadings(first);
  }

  StoredReadings last() {
    return byTime.isEmpty()
        ? NONE
        : new StoredReadings(new TreeMap<>(byTime.tailMap(byTime.lastKey())));
  }

  /** Requires that each time is as it was before, or as it should be after. */
  void requireBetween(StoredReadings before, StoredReadings after) {
    SortedMap<Long, String> times = new TreeMap<>(before.byTime);
    times.putAll(after.byTime);
    assertThat(times.keySet()).as("times that are stored").containsAll(byTime.keySet());
    for (Map.Entry<Long, String> time : times.entrySet()) {
      String now = byTime.get(time.getKey());
      assertThat(
              Objects.equals(now, before.byTime.get(time.getKey()))
                  || Objects.equals(now, after.byTime.get(time.getKey())))
          .as("%s at %d us is neither as before nor as wanted", now, time.getKey())
          .isTrue();
    }
  }

  private static String bytes(Readings readings, int reading) {
    return HexFormat.of().formatHex(readings.packed(reading));
  }
}
