package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that go wrong between the pages of a scan. */
final class ScanDefects {

  private ScanDefects() {}

  static List<Defect<HonestSeries>> all() {
    return List.of(
        paging(
            "gives the last page first",
            pages -> {
              List<Readings> reversed = new ArrayList<>(pages);
              Collections.reverse(reversed);
              return reversed;
            },
            "pagesComeInTimeOrder",
            "keepsALargeBatch",
            "seesAllThatWasThereWhileOthersAppend",
            "aScanBrokenOffIsTakenUpAfterTheLastTime"),
        paging(
            "gives an empty page between two others",
            pages -> {
              List<Readings> padded = new ArrayList<>(pages);
              if (pages.size() > 1) {
                padded.add(1, Readings.none(pages.get(0).layout()));
              }
              return padded;
            },
            "noPageIsEmpty"),
        Defect.of(
            "gives an empty page when there is nothing",
            EmptyPageForNothing::new,
            "aSeriesWithoutReadingsHasNoPages"),
        Defect.of(
            "pages by position", PagesByPosition::new, "seesAllThatWasThereWhileOthersAppend"),
        Defect.of("reads when the scan is made", ReadsTooEarly::new, "everyIteratorReadsAfresh"),
        Defect.of(
            "shares an iterator that is not at its end",
            SharesIterators::new,
            "twoIteratorsDoNotDisturbEachOther"),
        Defect.of(
            "goes on where a scan was broken off",
            HoldsCursors::new,
            "aScanBrokenOffIsTakenUpAfterTheLastTime"),
        Defect.of("goes on when asked for more", SkipsWhenAsked::new, "askingForMoreSkipsNothing"),
        Defect.of("gives empty pages after the end", NeverEnds::new, "theEndOfAScanStaysTheEnd"),
        Defect.of(
            "takes an undefined series for an empty one",
            () -> new Forgives(ErrorKind.INVALID),
            "refusesToScanAnUndefinedSeries"),
        Defect.of(
            "finds nothing of another layout",
            () -> new Forgives(ErrorKind.CONFLICT),
            "refusesToScanWithAnotherLayout"));
  }

  private static Defect<HonestSeries> paging(
      String what, UnaryOperator<List<Readings>> change, String... rules) {
    return Defect.of(
        what,
        () ->
            new HonestSeries() {
              @Override
              public Iterable<Readings> scan(Series series, TimeRange range) {
                return () -> change.apply(pages(super.scan(series, range))).iterator();
              }
            },
        rules);
  }

  private static List<Readings> pages(Iterable<Readings> scan) {
    List<Readings> pages = new ArrayList<>();
    scan.forEach(pages::add);
    return pages;
  }

  private static final class EmptyPageForNothing extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      return stored(series, range).isEmpty()
          ? List.of(Readings.none(series.layout()))
          : super.scan(series, range);
    }
  }

  private static final class PagesByPosition extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      stored(series, range);
      return () ->
          new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
              return at < stored(series, range).size();
            }

            @Override
            public Readings next() {
              Readings all = stored(series, range);
              if (at >= all.size()) {
                throw new NoSuchElementException("at the end");
              }
              Readings page = all.slice(at, Math.min(all.size(), at + 1_000));
              at += page.size();
              return page;
            }
          };
    }
  }

  private static final class ReadsTooEarly extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      return pages(super.scan(series, range));
    }
  }

  private static final class SharesIterators extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      Iterable<Readings> scan = super.scan(series, range);
      List<Iterator<Readings>> open = new ArrayList<>();
      return () -> {
        open.removeIf(iterator -> !iterator.hasNext());
        if (open.isEmpty()) {
          open.add(scan.iterator());
        }
        return open.get(0);
      };
    }
  }

  private static final class HoldsCursors extends HonestSeries {
    private final Map<String, Iterator<Readings>> open = new ConcurrentHashMap<>();

    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      Iterable<Readings> scan = super.scan(series, range);
      return () -> {
        Iterator<Readings> fresh = scan.iterator();
        Iterator<Readings> before = open.put(series.name(), fresh);
        if (before != null && before.hasNext() && range.fromMicros() > 0) {
          before.next();
          return before;
        }
        return fresh;
      };
    }
  }

  /** Passes on an iterator, where a subclass can break it. */
  private static class Pages implements Iterator<Readings> {
    final Iterator<Readings> pages;

    Pages(Iterator<Readings> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      return pages.hasNext();
    }

    @Override
    public Readings next() {
      return pages.next();
    }
  }

  private static final class SkipsWhenAsked extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      Iterable<Readings> scan = super.scan(series, range);
      return () ->
          new Pages(scan.iterator()) {
            private @Nullable Readings ahead;

            @Override
            public boolean hasNext() {
              ahead = pages.hasNext() ? pages.next() : null;
              return ahead != null;
            }

            @Override
            public Readings next() {
              Readings page = ahead == null ? pages.next() : ahead;
              ahead = null;
              return page;
            }
          };
    }
  }

  private static final class NeverEnds extends HonestSeries {
    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      Iterable<Readings> scan = super.scan(series, range);
      return () ->
          new Pages(scan.iterator()) {
            @Override
            public Readings next() {
              return pages.hasNext() ? pages.next() : Readings.none(series.layout());
            }
          };
    }
  }

  private static final class Forgives extends HonestSeries {
    private final ErrorKind forgiven;

    Forgives(ErrorKind forgiven) {
      this.forgiven = forgiven;
    }

    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      try {
        return super.scan(series, range);
      } catch (StowageException refusal) {
        if (refusal.kind() == forgiven) {
          return List.of();
        }
        throw refusal;
      }
    }
  }
}
