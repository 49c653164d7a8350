package dev.stowage.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of one kind in a table that holds all kinds. */
class RecordListTest {

  private static final DynamoDbBackend BACKEND = Local.fresh(SeriesForm.ITEM);
  private static final List<Link> LINKS =
      IntStream.range(0, 1_100).mapToObj(i -> Records.link()).toList();
  private static final List<Paste> PASTES =
      List.of(Records.paste(10), Records.paste(Upload.MOST_CONTENT), Records.paste(1_500_000));
  private static final List<Counter> COUNTERS =
      List.of(new Counter(Records.counter(), Long.MIN_VALUE), new Counter(Records.counter(), 0));

  @BeforeAll
  static void fill() {
    BACKEND.series().append(Local.defined(BACKEND), Local.readings(500));
    LINKS.parallelStream().forEach(link -> BACKEND.links().create(link, Records.now()));
    PASTES.forEach(paste -> BACKEND.pastes().create(paste, Records.now()));
    COUNTERS.forEach(counter -> BACKEND.counters().create(counter.name(), counter.value()));
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @Test
  void eachListHoldsItsOwnKindAndEachRecordOnce() {
    assertThat(walk(BACKEND.links()::list).records()).containsExactlyInAnyOrderElementsOf(LINKS);
    assertThat(walk(BACKEND.pastes()::list).records())
        .containsExactlyInAnyOrderElementsOf(PASTES.stream().map(Paste::meta).toList());
    assertThat(walk(BACKEND.counters()::list).records())
        .containsExactlyInAnyOrderElementsOf(COUNTERS);
  }

  @Test
  void aPageIsBoundedAndTheListGoesOnAfterOneThatIsEmpty() {
    assertThat(walk(BACKEND.links()::list).pages()).allMatch(size -> size <= 1_000);
    // In which order a table lists its items is its own affair: here none of them is a paste.
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      LINKS.parallelStream().forEach(link -> backend.links().create(link, Records.now()));

      assertThat(walk(backend.pastes()::list).pages()).containsExactly(0, 0);
    }
  }

  @Test
  void whatIsInsertedMeanwhileNeitherHidesNorRepeatsARecord() {
    try (DynamoDbBackend backend = Local.fresh(SeriesForm.ITEM)) {
      List<Link> before = LINKS.subList(0, 1_050);
      before.parallelStream().forEach(link -> backend.links().create(link, Records.now()));
      List<Link> listed = new ArrayList<>();

      Optional<String> cursor = Optional.of(Page.FIRST);
      while (cursor.isPresent()) {
        Page<Link> page = backend.links().list(cursor.get());
        listed.addAll(page.items());
        cursor = page.next();
        IntStream.range(0, 100)
            .parallel()
            .forEach(i -> backend.links().create(Records.link(), Records.now()));
      }

      assertThat(listed).containsAll(before).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "none of ours", "bA", "bAE", "bABh", "bAFh", "AAAA", "cAFhAA"})
  void refusesACursorThatIsNoneOfOurs(String cursor) {
    Local.assertKind(ErrorKind.INVALID, () -> BACKEND.links().list(cursor));
  }

  @Test
  void refusesACursorOfAnotherList() {
    String cursor = BACKEND.links().list(Page.FIRST).next().orElseThrow();

    Local.assertKind(ErrorKind.INVALID, () -> BACKEND.pastes().list(cursor));
    Local.assertKind(ErrorKind.INVALID, () -> BACKEND.counters().list(cursor));
  }

  /** All records of a list, and how many each page had. */
  private record Walk<T>(List<T> records, List<Integer> pages) {}

  private static <T> Walk<T> walk(Function<String, Page<T>> list) {
    Walk<T> walk = new Walk<>(new ArrayList<>(), new ArrayList<>());
    Optional<String> cursor = Optional.of(Page.FIRST);
    while (cursor.isPresent()) {
      Page<T> page = list.apply(cursor.get());
      walk.records().addAll(page.items());
      walk.pages().add(page.items().size());
      cursor = page.next();
    }
    return walk;
  }
}
