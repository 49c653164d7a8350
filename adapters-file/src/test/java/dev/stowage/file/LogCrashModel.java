package dev.stowage.file;

import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one keyed log must hold after a crash: exactly what it held at some instant. With durability
 * {@code group} that is when the last call had returned, or the one under way was done; with {@code
 * os} any instant, for a power loss may take the end of the log, but never a part from its middle.
 * Records that have expired may be gone besides.
 */
final class LogCrashModel {

  /**
   * A record.
   *
   * @param content tells every write from every other
   * @param expires when it expires; null for never
   */
  record Kept(String content, @Nullable Instant expires) {

    boolean hasExpired(Instant now) {
      return expires != null && !expires.isAfter(now);
    }
  }

  private final String log;
  private final boolean endMayGo;
  private final List<Map<String, Kept>> states = new ArrayList<>();
  private @Nullable Map<String, Kept> underWay;

  LogCrashModel(String log, Durability durability) {
    this.log = log;
    this.endMayGo = durability == Durability.OS;
    states.add(Map.of());
  }

  /** Returns what the log holds, as far as the calls that returned say. */
  Map<String, Kept> now() {
    return new TreeMap<>(states.get(states.size() - 1));
  }

  /** A call begins that puts a record, or removes one. */
  void begin(String key, @Nullable Kept record) {
    Map<String, Kept> next = now();
    if (record == null) {
      next.remove(key);
    } else {
      next.put(key, record);
    }
    begin(next);
  }

  /** A call begins that leads to a state. */
  void begin(Map<String, Kept> next) {
    underWay = next;
  }

  /** The call under way returned. */
  void acknowledge() {
    if (underWay != null) {
      states.add(underWay);
    }
    underWay = null;
  }

  /** After a crash the log holds this, and goes on from here. */
  void goOn(Map<String, Kept> seen) {
    states.clear();
    states.add(seen);
    underWay = null;
  }

  /** Checks what a store holds that was opened after a crash. */
  void check(Map<String, Kept> seen, Instant now) {
    List<Map<String, Kept>> allowed = new ArrayList<>(endMayGo ? states : List.of(now()));
    if (underWay != null) {
      allowed.add(underWay);
    }
    if (allowed.stream().noneMatch(state -> fits(seen, state, now))) {
      fail("%s: saw %s, where only %s may be", log, seen, allowed);
    }
  }

  private static boolean fits(Map<String, Kept> seen, Map<String, Kept> state, Instant now) {
    return state.entrySet().containsAll(seen.entrySet())
        && state.entrySet().stream()
            .allMatch(
                entry -> seen.containsKey(entry.getKey()) || entry.getValue().hasExpired(now));
  }
}
