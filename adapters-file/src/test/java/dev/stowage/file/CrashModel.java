package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a store must hold after a crash: everything acknowledged, changed in part by at most the one
 * call that had not returned.
 */
final class CrashModel {

  static final RecordLayout LAYOUT = RecordLayout.parse("time:42:ms value:25");
  static final String NOTHING = "nothing";

  /** The readings of each defined series: record bytes by time. */
  private final Map<String, SortedMap<Long, String>> acknowledged = new HashMap<>();

  /** The series that the call under way defines or drops, if it does. */
  private @Nullable String namedUnderWay;

  /** What the call under way may have made of the readings of one series. */
  private final Map<Long, Set<String>> underWay = new HashMap<>();

  private String seriesUnderWay = "";

  /** Every record that was ever given to a series, by time. */
  private final Map<String, Map<Long, Set<String>>> ever = new HashMap<>();

  private final boolean readingsMayGo;

  /**
   * Begins with nothing.
   *
   * @param durability with OS, a power loss may take any reading, and bring a discarded or an
   *     overwritten one back; but never one of a dropped series, nor one never given
   */
  CrashModel(Durability durability) {
    readingsMayGo = durability == Durability.OS;
  }

  static Series series(String name) {
    return new Series(name, LAYOUT);
  }

  Set<String> defined() {
    return new TreeSet<>(acknowledged.keySet());
  }

  SortedMap<Long, String> readings(String series) {
    return new TreeMap<>(acknowledged.getOrDefault(series, new TreeMap<>()));
  }

  /** A call that defines or drops a series begins. */
  void beginNaming(String series) {
    namedUnderWay = series;
  }

  /** A call that may store any part of a batch begins. */
  void beginAppend(String series, Readings readings) {
    seriesUnderWay = series;
    for (int i = 0; i < readings.size(); i++) {
      underWay.computeIfAbsent(readings.micros(i), t -> new HashSet<>()).add(hex(readings, i));
      ever.computeIfAbsent(series, s -> new HashMap<>())
          .computeIfAbsent(readings.micros(i), t -> new HashSet<>())
          .add(hex(readings, i));
    }
  }

  /** A call that may remove any part of what is there begins. */
  void beginDiscard(String series, Readings readings) {
    seriesUnderWay = series;
    for (int i = 0; i < readings.size(); i++) {
      if (hex(readings, i).equals(readings(series).get(readings.micros(i)))) {
        underWay.put(readings.micros(i), new HashSet<>(Set.of(NOTHING)));
      }
    }
  }

  /** The call under way returned: the store holds what it should. */
  void acknowledge(Map<String, SortedMap<Long, String>> now) {
    acknowledged.clear();
    now.forEach((name, readings) -> acknowledged.put(name, new TreeMap<>(readings)));
    ever.keySet().retainAll(acknowledged.keySet());
    namedUnderWay = null;
    underWay.clear();
  }

  Map<String, SortedMap<Long, String>> snapshot() {
    Map<String, SortedMap<Long, String>> copy = new HashMap<>();
    acknowledged.forEach((name, readings) -> copy.put(name, new TreeMap<>(readings)));
    return copy;
  }

  /** Checks a store that was opened after a crash; returns what it holds. */
  Map<String, SortedMap<Long, String>> check(FileBackend store, Iterable<String> names) {
    Map<String, SortedMap<Long, String>> seen = new HashMap<>();
    for (String name : names) {
      Optional<Series> found = store.series().find(name);
      if (!name.equals(namedUnderWay)) {
        assertThat(found.isPresent())
            .as(name + " is defined")
            .isEqualTo(acknowledged.containsKey(name));
      }
      if (found.isPresent()) {
        SortedMap<Long, String> readings = read(store, found.get());
        seen.put(name, readings);
        checkReadings(name, readings);
      }
    }
    return seen;
  }

  private void checkReadings(String name, SortedMap<Long, String> seen) {
    Map<Long, String> before = acknowledged.getOrDefault(name, new TreeMap<>());
    Set<Long> times = new TreeSet<>(seen.keySet());
    times.addAll(before.keySet());
    for (long time : times) {
      Set<String> allowed = new HashSet<>(Set.of(before.getOrDefault(time, NOTHING)));
      if (name.equals(seriesUnderWay)) {
        allowed.addAll(underWay.getOrDefault(time, Set.of()));
      }
      if (readingsMayGo) {
        allowed.add(NOTHING);
        allowed.addAll(ever.getOrDefault(name, Map.of()).getOrDefault(time, Set.of()));
      }
      String found = seen.getOrDefault(time, NOTHING);
      if (!allowed.contains(found)) {
        fail("%s at %s: saw %s, where only %s may be", name, time, found, allowed);
      }
    }
  }

  static SortedMap<Long, String> read(FileBackend store, Series series) {
    SortedMap<Long, String> readings = new TreeMap<>();
    for (Readings page : store.series().scan(series, TimeRange.ALL)) {
      for (int i = 0; i < page.size(); i++) {
        readings.put(page.micros(i), hex(page, i));
      }
    }
    return readings;
  }

  static String hex(Readings readings, int i) {
    return HexFormat.of().formatHex(readings.packed(i));
  }
}
