package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A scan goes by pages, in time order, and holds nothing between two of them. */
abstract class SeriesScanRules extends SeriesRangeRules {

  /** More than some stores' page; several pages where pages are small. */
  private static final int MANY = 1_200;

  /** Pages come in time order, within and from one to the next, without repeats. */
  @Test
  public final void pagesComeInTimeOrder() {
    List<Readings> pages = pages(store().scan(manyReadings(), TimeRange.ALL));
    long before = -1;
    for (Readings page : pages) {
      for (int i = 0; i < page.size(); i++) {
        assertThat(page.micros(i))
            .as("a time after the one before it; sizes of the pages: %s", sizes(pages))
            .isGreaterThan(before);
        before = page.micros(i);
      }
    }
    assertThat(before).as("the last time").isEqualTo(Samples.MORNING + (MANY - 1) * Samples.SECOND);
  }

  /** No page is empty. */
  @Test
  public final void noPageIsEmpty() {
    List<Readings> pages = pages(store().scan(manyReadings(), TimeRange.ALL));
    assertThat(sizes(pages)).as("the sizes of the pages").isNotEmpty().doesNotContain(0);
  }

  /** A series without readings has no pages. */
  @Test
  public final void aSeriesWithoutReadingsHasNoPages() {
    assertThat(pages(store().scan(defined(Samples.PLAIN), TimeRange.ALL)))
        .as("pages of a series without readings")
        .isEmpty();
  }

  /** A scan misses nothing that was there when it began, whatever others append meanwhile. */
  @Test
  public final void seesAllThatWasThereWhileOthersAppend() {
    Readings there = Samples.row(Samples.MORNING, Samples.SECOND, MANY, 1);
    Series series = holding(there);
    settle();
    List<Readings> pages = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch disturbed = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Together.run(
        () -> {
          try {
            Iterator<Readings> scan = store().scan(series, TimeRange.ALL).iterator();
            pages.add(scan.next());
            begun.countDown();
            Together.await(disturbed);
            scan.forEachRemaining(pages::add);
          } finally {
            ended.set(true);
            begun.countDown();
          }
        },
        () -> {
          Together.await(begun);
          for (int round = 1; round <= 10 && !(round > 1 && ended.get()); round++) {
            long beside = Samples.MORNING + round;
            store().append(series, Samples.row(beside, 50 * Samples.SECOND, MANY / 50, 2));
            disturbed.countDown();
          }
        });
    Readings seen = Readings.concat(Samples.PLAIN, pages);
    assertSame("times once and in order while others append", seen.inTimeOrder(), seen);
    assertSame("what was there when the scan began", there, seen.select(i -> seen.raw(i, 1) == 1));
  }

  /** A scan is read afresh each time it is gone through. */
  @Test
  public final void everyIteratorReadsAfresh() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    Iterable<Readings> scan = store().scan(series, TimeRange.ALL);
    assertSame(
        "the first time through",
        Samples.of(Samples.MORNING, 1),
        Readings.concat(Samples.PLAIN, pages(scan)));
    store().append(series, Samples.of(Samples.MORNING + 1, 2));
    assertSame(
        "the second time through the same scan",
        Samples.join(Samples.of(Samples.MORNING, 1), Samples.of(Samples.MORNING + 1, 2)),
        Readings.concat(Samples.PLAIN, pages(scan)));
  }

  /** Two iterators of one scan each go through all of it. */
  @Test
  public final void twoIteratorsDoNotDisturbEachOther() {
    Readings two = Samples.row(Samples.MORNING, Samples.DAY, 2, 1);
    Series series = holding(two);
    settle();
    Iterable<Readings> scan = store().scan(series, TimeRange.ALL);
    Iterator<Readings> first = scan.iterator();
    Iterator<Readings> second = scan.iterator();
    List<Readings> ofFirst = new ArrayList<>(List.of(first.next()));
    List<Readings> ofSecond = new ArrayList<>(List.of(second.next()));
    first.forEachRemaining(ofFirst::add);
    second.forEachRemaining(ofSecond::add);
    assertSame("the first of two iterators", two, Readings.concat(Samples.PLAIN, ofFirst));
    assertSame("the second of two iterators", two, Readings.concat(Samples.PLAIN, ofSecond));
  }

  /** A scan that was broken off is taken up after the last time seen. */
  @Test
  public final void aScanBrokenOffIsTakenUpAfterTheLastTime() {
    Readings row = Samples.row(Samples.MORNING, Samples.SECOND, MANY, 1);
    Series series = holding(row);
    settle();
    Readings begun = store().scan(series, TimeRange.ALL).iterator().next();
    long after = begun.micros(begun.size() - 1) + 1;
    Readings rest = scanned(series, new TimeRange(Samples.instant(after), TimeRange.END_OF_TIME));
    assertSame("the first page and what follows it", row, Samples.join(begun, rest));
  }

  /** Asking whether there is more does not go on. */
  @Test
  public final void askingForMoreSkipsNothing() {
    Series series = manyReadings();
    List<Readings> asked = new ArrayList<>();
    Iterator<Readings> scan = store().scan(series, TimeRange.ALL).iterator();
    while (scan.hasNext()) {
      assertThat(scan.hasNext()).as("the same answer when asked again").isTrue();
      asked.add(scan.next());
    }
    assertSame(
        "asked twice before each page", scanned(series), Readings.concat(Samples.PLAIN, asked));
  }

  /** After its last page a scan stays at its end. */
  @Test
  public final void theEndOfAScanStaysTheEnd() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    settle();
    Iterator<Readings> scan = store().scan(series, TimeRange.ALL).iterator();
    scan.next();
    assertThat(scan.hasNext()).as("more after the last page").isFalse();
    assertThatExceptionOfType(NoSuchElementException.class)
        .as("a page after the last")
        .isThrownBy(scan::next);
  }

  /** A series must be defined to be read. */
  @Test
  public final void refusesToScanAnUndefinedSeries() {
    Series series = Samples.fresh(Samples.PLAIN);
    assertUndefined(series, () -> pages(store().scan(series, TimeRange.ALL)));
  }

  /** A reader who takes the series for another layout is refused. */
  @Test
  public final void refusesToScanWithAnotherLayout() {
    Series series = holding(Samples.of(Samples.MORNING, 1));
    Series mistaken = new Series(series.name(), Samples.SENSOR);
    assertRefused(
        ErrorKind.CONFLICT,
        "the series has another layout than the reader thinks",
        () -> pages(store().scan(mistaken, TimeRange.ALL)));
  }

  /** A reading every second, in several appends, none of them in order. */
  private Series manyReadings() {
    Readings row = Samples.row(Samples.MORNING, Samples.SECOND, MANY, 1);
    Readings mixed = Samples.shuffled(row, 3);
    Series series = holding(mixed.slice(0, MANY / 3));
    store().append(series, mixed.slice(MANY / 3, MANY / 2));
    store().append(series, mixed.slice(MANY / 2, MANY));
    settle();
    return series;
  }

  private List<Readings> pages(Iterable<Readings> scan) {
    settle();
    List<Readings> pages = new ArrayList<>();
    scan.forEach(pages::add);
    return pages;
  }

  private static List<Integer> sizes(List<Readings> pages) {
    return pages.stream().map(Readings::size).toList();
  }
}
