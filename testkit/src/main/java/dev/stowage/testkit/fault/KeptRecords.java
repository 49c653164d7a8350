package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What each key of a trial held when it was last looked at past the faults, and whether a call kept
 * to what it may do to one.
 *
 * @param <V> what a key holds
 */
final class KeptRecords<V> {

  private final Function<String, Optional<V>> look;
  private final Map<String, V> byKey = new TreeMap<>();
  private final Set<String> keys = new HashSet<>();

  /** Begins with keys that hold nothing. */
  KeptRecords(Function<String, Optional<V>> look) {
    this.look = look;
  }

  Optional<V> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Tells whether every key that was looked at holds nothing. */
  boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** Remembers what was stored past the faults. */
  void stored(String key, V value) {
    keys.add(key);
    byKey.put(key, value);
  }

  /**
   * A call that changes at most one key.
   *
   * @param key the key
   * @param wanted what it should hold afterwards
   * @param answers what the call may return then
   */
  record Change<V, T>(String key, Optional<V> wanted, List<T> answers) {}

  /**
   * Makes a call that returns with exactly what was wanted stored, or fails and leaves what was
   * there; when it cannot tell, it is one of the two.
   */
  <T> Optional<ErrorKind> change(String name, Change<V, T> change, Supplier<T> call) {
    Optional<V> before = of(change.key());
    Ending<T> ending = Ending.of(Ending.OF_WRITES, call);
    Optional<V> now = see(change.key());
    ending
        .result()
        .ifPresentOrElse(
            answer -> {
              assertThat(change.answers()).as("what %s may answer", name).contains(answer);
              assertThat(now).as("stored after %s returned", name).isEqualTo(change.wanted());
            },
            () -> {
              ErrorKind kind = ending.kind().orElseThrow();
              List<Optional<V>> allowed =
                  kind == ErrorKind.OUTCOME_UNKNOWN
                      ? List.of(before, change.wanted())
                      : List.of(before);
              assertThat(allowed).as("stored after %s ended %s", name, kind).contains(now);
            });
    return ending.kind();
  }

  /** Makes a call that changes nothing and returns this, or fails. */
  <T> Optional<ErrorKind> read(String name, String key, T answer, Supplier<T> call) {
    Ending<T> ending = Ending.of(Ending.OF_READS, call);
    ending.result().ifPresent(seen -> assertThat(seen).as(name).isEqualTo(answer));
    Optional<V> before = of(key);
    assertThat(see(key)).as("stored after %s", name).isEqualTo(before);
    return ending.kind();
  }

  /**
   * Walks a list that may hold other records too; what it gives out before it fails must be right
   * as well.
   */
  <L> Optional<ErrorKind> list(
      Function<L, String> key, Function<V, L> shown, Function<String, Page<L>> pages) {
    List<L> seen = new ArrayList<>();
    Ending<Boolean> ending =
        Ending.of(
            Ending.OF_READS,
            () -> {
              walk(pages, seen);
              return true;
            });
    seen.removeIf(record -> !keys.contains(key.apply(record)));
    assertThat(seen).as("listed, each once").doesNotHaveDuplicates();
    List<L> all = byKey.values().stream().map(shown).toList();
    assertThat(all).as("records of which a list gave some").containsAll(seen);
    if (ending.kind().isEmpty()) {
      assertThat(seen).as("listed").containsAll(all);
    }
    return ending.kind();
  }

  private static <L> void walk(Function<String, Page<L>> pages, List<L> seen) {
    Optional<String> cursor = Optional.of(Page.FIRST);
    while (cursor.isPresent()) {
      Page<L> page = pages.apply(cursor.get());
      seen.addAll(page.items());
      cursor = page.next();
    }
  }

  private Optional<V> see(String key) {
    keys.add(key);
    Optional<V> now = look.apply(key);
    now.ifPresentOrElse(value -> byKey.put(key, value), () -> byKey.remove(key));
    return now;
  }
}
