package dev.stowage.testkit.memory;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Created;
import dev.stowage.core.record.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Records by key under one lock, in the order of their keys.
 *
 * @param <T> the record
 */
final class MemoryRecords<T> {

  private static final int RECORDS_PER_PAGE = 50;
  private static final String CURSOR_PREFIX = "after:";

  private final Function<T, Stamp> stampOf;
  private final NavigableMap<String, T> byKey = new TreeMap<>();

  MemoryRecords(Function<T, Stamp> stampOf) {
    this.stampOf = stampOf;
  }

  synchronized Created create(String key, T record, Instant now) {
    T stored = byKey.get(key);
    if (stored != null && !stampOf.apply(stored).hasExpired(now)) {
      return Created.TAKEN;
    }
    byKey.put(key, record);
    return Created.NEW;
  }

  synchronized Optional<T> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  synchronized Optional<T> take(String key) {
    return Optional.ofNullable(byKey.remove(key));
  }

  synchronized boolean remove(String key, long writeId) {
    T stored = byKey.get(key);
    if (stored == null || stampOf.apply(stored).writeId() != writeId) {
      return false;
    }
    byKey.remove(key);
    return true;
  }

  synchronized long expired(Instant now) {
    return byKey.values().stream().filter(r -> stampOf.apply(r).hasExpired(now)).count();
  }

  synchronized long free(Instant now) {
    int before = byKey.size();
    byKey.values().removeIf(record -> stampOf.apply(record).hasExpired(now));
    return (long) before - byKey.size();
  }

  synchronized List<T> all() {
    return List.copyOf(byKey.values());
  }

  /** The cursor names the last key of the page before, whether or not it is still there. */
  synchronized Page<T> list(String cursor) {
    return page(byKey, cursor);
  }

  /** Returns the page of a map that a cursor stands for. */
  static <T> Page<T> page(NavigableMap<String, T> byKey, String cursor) {
    if (!cursor.equals(Page.FIRST) && !cursor.startsWith(CURSOR_PREFIX)) {
      throw new StowageException(
          ErrorKind.INVALID, "list", "", "the cursor is none of ours; begin with an empty one");
    }
    NavigableMap<String, T> rest =
        cursor.equals(Page.FIRST)
            ? byKey
            : byKey.tailMap(cursor.substring(CURSOR_PREFIX.length()), false);
    List<Map.Entry<String, T>> found = rest.entrySet().stream().limit(RECORDS_PER_PAGE).toList();
    return new Page<>(
        found.stream().map(Map.Entry::getValue).toList(),
        found.size() < RECORDS_PER_PAGE
            ? Optional.empty()
            : Optional.of(CURSOR_PREFIX + found.get(found.size() - 1).getKey()));
  }
}
