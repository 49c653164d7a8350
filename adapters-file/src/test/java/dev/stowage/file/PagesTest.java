package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of a scan: how full they are, and what happens between two of them. */
class PagesTest {

  private static final int PAGE = DayPages.READINGS_PER_PAGE;
  private static final Instant MIDNIGHT = Instant.parse("2025-03-01T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

  private final FileBackend store = open(Path.of("/store"), Durability.GROUP, new SimulatedDisk());

  @ParameterizedTest
  @ValueSource(ints = {1, PAGE - 1, PAGE})
  void aDayOfUpToAPageIsOnePage(int count) {
    fill(evenly(count));
    assertThat(pages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {PAGE + 1, 3 * PAGE, 5 * PAGE - 1})
  void aFullerDayIsSeveralPagesOfWhichNoneIsTooFullOrEmpty(int count) {
    Readings readings = evenly(count);
    fill(readings);
    List<Readings> pages = pages();
    assertThat(pages)
        .hasSizeGreaterThan(1)
        .allSatisfy(page -> assertThat(page.size()).isBetween(1, PAGE));
    assertThat(Readings.concat(LAYOUT, pages)).isEqualTo(readings);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsADayWhoseReadingsCrowdIntoOneMinute(boolean sealed) {
    ReadingsBuilder builder = Readings.builder(LAYOUT);
    builder.add(MIDNIGHT, 1, 1, 1, 1, 0, 1, 1);
    for (int i = 0; i < 4 * PAGE; i++) {
      builder.add(MIDNIGHT.plusSeconds(43_200).plusMillis(i), 1, 1, 1, 1, 0, 1, 1);
    }
    builder.add(MIDNIGHT.plusSeconds(86_399), 1, 1, 1, 1, 0, 1, 1);
    Readings crowded = builder.build();
    fill(crowded);
    if (sealed) {
      store.seal(SERIES, DAY);
    }
    assertThat(Readings.concat(LAYOUT, pages())).isEqualTo(crowded);
    assertThat(pages()).allSatisfy(page -> assertThat(page.size()).isBetween(1, PAGE));
    store.discards().discard(SERIES, crowded.slice(4 * PAGE + 1, 4 * PAGE + 2));
    assertThat(store.series().latest(SERIES)).contains(crowded.slice(4 * PAGE, 4 * PAGE + 1));
  }

  /** As a sensor sends whose clock stands still. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsADayWhoseReadingsCrowdIntoOneMillisecond(boolean sealed) {
    ReadingsBuilder builder = Readings.builder(LAYOUT);
    for (int i = 0; i < 3 * PAGE; i++) {
      builder.add(MIDNIGHT, i % 16_384, 1, 1, 1, 0, 1, 1);
    }
    builder.add(MIDNIGHT.plusSeconds(43_200), 1, 1, 1, 1, 0, 1, 1);
    Readings crowded = builder.build();
    fill(crowded);
    if (sealed) {
      store.seal(SERIES, DAY);
    }
    assertThat(Readings.concat(LAYOUT, pages())).isEqualTo(crowded.inTimeOrder());
    store.discards().discard(SERIES, crowded.slice(3 * PAGE - 1, 3 * PAGE));
    assertThat(Readings.concat(LAYOUT, pages())).isEqualTo(crowded.slice(3 * PAGE, 3 * PAGE + 1));
  }

  @Test
  void readsReadingsThatArrivedInAnyOrder() {
    Readings sorted = evenly(2 * PAGE + 7);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      order.add(i);
    }
    java.util.Collections.shuffle(order, new Random(3));
    List<Readings> shuffled = order.stream().map(i -> sorted.slice(i, i + 1)).toList();
    fill(Readings.concat(LAYOUT, shuffled));
    assertThat(Readings.concat(LAYOUT, pages())).isEqualTo(sorted);
    assertThat(store.series().latest(SERIES))
        .contains(sorted.slice(sorted.size() - 1, sorted.size()));
  }

  @Test
  void aSealBetweenTwoPagesHidesAndRepeatsNothing() {
    Readings readings = evenly(3 * PAGE);
    fill(readings);
    List<Readings> pages = new ArrayList<>();
    for (Readings page : store.series().scan(SERIES, TimeRange.ALL)) {
      pages.add(page);
      store.seal(SERIES, DAY);
      store.series().append(SERIES, readings.slice(0, 1));
    }
    assertThat(Readings.concat(LAYOUT, pages)).isEqualTo(readings);
  }

  @Test
  void aDiscardBetweenTwoPagesIsSeenAheadAndDoesNotHideTheRest() {
    Readings readings = evenly(3 * PAGE);
    fill(readings);
    Iterator<Readings> scan = store.series().scan(SERIES, TimeRange.ALL).iterator();
    Readings first = scan.next();
    Readings gone = readings.slice(0, 2 * PAGE).select(i -> i % 2 == 0);
    store.discards().discard(SERIES, gone);
    List<Readings> pages = new ArrayList<>(List.of(first));
    scan.forEachRemaining(pages::add);
    assertThat(Readings.concat(LAYOUT, pages))
        .isEqualTo(readings.select(i -> i < first.size() || i >= 2 * PAGE || i % 2 == 1));
  }

  @Test
  void aRangeBeginsAndEndsExactlyWhereItSays() {
    Readings readings = evenly(2 * PAGE);
    fill(readings);
    for (int from : new int[] {0, 1, PAGE - 1, PAGE, PAGE + 1}) {
      TimeRange range = new TimeRange(readings.time(from), readings.time(2 * PAGE - 2));
      assertThat(all(store, SERIES, range)).isEqualTo(readings.slice(from, 2 * PAGE - 2));
    }
  }

  @Test
  void theLatestOfADayWhoseLastReadingsWereDiscardedIsTheOneBefore() {
    Readings readings = evenly(2 * PAGE);
    fill(readings);
    store.discards().discard(SERIES, readings.slice(10, 2 * PAGE));
    assertThat(store.series().latest(SERIES)).contains(readings.slice(9, 10));
    store.seal(SERIES, DAY);
    assertThat(store.series().latest(SERIES)).contains(readings.slice(9, 10));
  }

  private void fill(Readings readings) {
    store.series().define(SERIES);
    store.series().append(SERIES, readings);
  }

  private List<Readings> pages() {
    List<Readings> pages = new ArrayList<>();
    store.series().scan(SERIES, TimeRange.ALL).forEach(pages::add);
    return pages;
  }

  /** Readings spread over the day. */
  private static Readings evenly(int count) {
    ReadingsBuilder builder = Readings.builder(LAYOUT);
    for (int i = 0; i < count; i++) {
      builder.add(MIDNIGHT.plusMillis(86_400_000L * i / count), i % 16_384, 1, 1, 1, 0, 1, 1);
    }
    return builder.build();
  }
}
