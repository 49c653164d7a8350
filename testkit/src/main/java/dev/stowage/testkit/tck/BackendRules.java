package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.Page;
import dev.stowage.core.backend.StoreTraits.Sharing;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Created;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the rules of every port share: how they reach a backend and word what they saw. */
abstract class BackendRules {

  /** Names the lock that a rule takes alone when no other may write to the store. */
  static final String STORE = "dev.stowage.testkit.tck.store";

  /** How often records change while a list is read. */
  private static final int CHANGES = 20;

  private static final int CLEANERS = 8;

  /** How often a store may happen to free all that has ended before anybody sees it. */
  private static final int HAPPENINGS = 3;

  protected abstract Backend backend();

  protected void settle() {}

  /**
   * A store as another process reaches it, for the length of a test.
   *
   * @param <P> the port
   */
  record Handle<P>(P store, Backend backend, Backend first) implements AutoCloseable {

    /** Sees that a rule of two processes has two, unless the store says that it has one. */
    Handle {
      assertThat(backend != first || first.traits().sharing() == Sharing.ONE_PROCESS)
          .as("whether another handle was opened on data that many processes may open")
          .isTrue();
    }

    /** Closes it twice, because closing is idempotent. */
    @Override
    public void close() {
      if (backend != first) {
        backend.close();
        backend.close();
      }
    }
  }

  /**
   * Removes what a rule is done with and what would make the lists and footprints of other rules
   * long: many records, or large ones. Where a rule fails, they stay.
   */
  static <T> void clear(List<T> done, Consumer<T> remove) {
    int cleaners = Math.max(1, Math.min(CLEANERS, done.size()));
    Together.ask(
        cleaners,
        cleaner -> {
          for (int i = cleaner; i < done.size(); i += cleaners) {
            remove.accept(done.get(i));
          }
          return cleaner;
        });
  }

  /**
   * Checks that what has ended is still there. A store frees it whenever it likes, and once in a
   * while all of it at once; one that does so each time does not keep it.
   *
   * @param create stores some records that ended in 1970
   * @param seen returns those of them that are seen
   */
  static <T> void assertStillThere(Supplier<List<T>> create, UnaryOperator<List<T>> seen) {
    List<T> there = List.of();
    for (int i = 0; there.isEmpty() && i < HAPPENINGS; i++) {
      there = seen.apply(create.get());
    }
    assertThat(there)
        .as("some of what ended in 1970, stored up to %d times", HAPPENINGS)
        .isNotEmpty();
  }

  /** Goes through a list to its end. */
  static <T> List<T> walked(Function<String, Page<T>> list) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.of(Page.FIRST);
    while (cursor.isPresent()) {
      Page<T> page = list.apply(cursor.get());
      all.addAll(page.items());
      cursor = page.next();
    }
    return all;
  }

  /** Goes through a list while its records change, between two pages and at any other time. */
  static <T> List<T> walkedWhile(Runnable change, Function<String, Page<T>> list) {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger pages = new AtomicInteger();
    List<T> seen = new ArrayList<>();
    Together.run(
        () -> {
          try {
            seen.addAll(walked(cursor -> changedAfter(list.apply(cursor), change, pages)));
          } finally {
            ended.set(true);
          }
        },
        () -> {
          for (int round = 0; round < CHANGES && !ended.get(); round++) {
            change.run();
          }
        });
    return seen;
  }

  private static <T> Page<T> changedAfter(Page<T> page, Runnable change, AtomicInteger pages) {
    if (pages.incrementAndGet() <= CHANGES) {
      change.run();
    }
    return page;
  }

  /** Goes through one list, and again through another from the middle: the first half and that. */
  static <T> List<T> walkedInTwo(
      Function<String, Page<T>> first, Function<String, Page<T>> second) {
    List<Page<T>> pages = new ArrayList<>();
    walked(cursor -> kept(first.apply(cursor), pages));
    int middle = pages.size() / 2;
    List<T> all = new ArrayList<>();
    pages.subList(0, middle).forEach(page -> all.addAll(page.items()));
    String from = middle == 0 ? Page.FIRST : pages.get(middle - 1).next().orElseThrow();
    all.addAll(walked(cursor -> second.apply(cursor.equals(Page.FIRST) ? from : cursor)));
    return all;
  }

  private static <T> Page<T> kept(Page<T> page, List<Page<T>> pages) {
    pages.add(page);
    return page;
  }

  /** Returns which of some records were seen in a list; it may hold any number of others. */
  static <T> List<T> among(List<T> some, List<T> seen) {
    Set<T> asked = new HashSet<>(some);
    return seen.stream().filter(asked::contains).toList();
  }

  /** Checks that some records are listed once each, as they are; a list may hold others. */
  static <T> void assertAllOnce(String promise, List<T> there, List<T> seen) {
    assertThat(among(there, seen))
        .as("%s is listed once, as it is", promise)
        .containsExactlyInAnyOrderElementsOf(there);
  }

  /** Checks that one of many creates of one key was told that its record is new; returns that. */
  static <T> T winner(List<T> rivals, List<Created> answers) {
    assertThat(answers)
        .as("of %s creates of one id one wins and the others find it taken", rivals.size())
        .containsOnlyOnce(Created.NEW)
        .containsOnly(Created.NEW, Created.TAKEN);
    return rivals.get(answers.indexOf(Created.NEW));
  }

  static void assertRefusesForeignCursors(Function<String, ? extends Page<?>> list) {
    for (String cursor : List.of("\u00a7 none of ours", " ", "%%%")) {
      assertRefused(ErrorKind.INVALID, '"' + cursor + "\" is no cursor", () -> list.apply(cursor));
    }
  }

  final Footprint footprint() {
    settle();
    return backend().footprint();
  }

  /** Checks by what the footprint differs from an earlier one. */
  final void assertGrown(String what, Footprint before, long records, long logicalBytes) {
    Footprint after = footprint();
    assertThat(after.records().value() - before.records().value())
        .as("records more after %s, %s before", what, before.records())
        .isEqualTo(records);
    assertThat(after.logicalBytes().value() - before.logicalBytes().value())
        .as("logical bytes more after %s, %s before", what, before.logicalBytes())
        .isEqualTo(logicalBytes);
  }

  final void assertSaysTheSameOfItself() {
    assertThat(backend().traits()).as("the traits").isEqualTo(backend().traits());
    assertThat(backend().meter()).as("the meter").isSameAs(backend().meter());
    assertThat(backend().tariff()).as("the tariff").isEqualTo(backend().tariff());
  }

  static void assertRefused(ErrorKind kind, String promise, ThrowingCallable call) {
    assertThatExceptionOfType(StowageException.class)
        .as(promise + "; the answer is " + kind)
        .isThrownBy(call)
        .satisfies(
            refusal ->
                assertThat(refusal.kind())
                    .as(promise + "; the answer was \"" + refusal.getMessage() + '"')
                    .isEqualTo(kind));
  }
}
