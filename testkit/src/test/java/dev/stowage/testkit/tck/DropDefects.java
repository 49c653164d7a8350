package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Amount;
import dev.stowage.core.cost.Footprint;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Stores that go wrong when a series is dropped, and where they speak of themselves. */
final class DropDefects {

  private DropDefects() {}

  static List<Defect<HonestSeries>> all() {
    List<Defect<HonestSeries>> all = new ArrayList<>(ofDrop());
    all.addAll(ofBackend());
    return all;
  }

  private static List<Defect<HonestSeries>> ofDrop() {
    return List.of(
        Defect.of("lists what was dropped", ListsDropped::new, "aDroppedSeriesIsGone"),
        Defect.of(
            "refuses to drop what is not defined",
            RefusesToDropNothing::new,
            "droppingAnUndefinedNameDoesNothing"),
        Defect.of(
            "drops before it looks at the layout",
            DropsBeforeLooking::new,
            "refusesToDropWithAnotherLayout"),
        Defect.of(
            "brings dropped readings back with the same layout",
            BringsBack::new,
            "aSeriesDefinedAnewShowsNothingOld"),
        Defect.of(
            "keeps the layout of a dropped name",
            KeepsLayout::new,
            "aDroppedNameTakesAnotherLayout"),
        Defect.of(
            "drops every series whose name begins so",
            DropsByPrefix::new,
            "aDropLeavesOtherSeries"));
  }

  private static List<Defect<HonestSeries>> ofBackend() {
    return List.of(
        Defect.of(
            "counts bytes of records as bytes needed",
            CountsRecordBytes::new,
            "theFootprintCountsReadingsAndTheirBits"),
        Defect.of(
            "counts what was appended, not what is stored",
            CountsAppends::new,
            "theFootprintCountsAnOverwrittenReadingOnce"),
        Defect.of(
            "makes a meter at every call", MakesMeters::new, "saysTheSameOfItselfAtEveryCall"));
  }

  private static final class ListsDropped extends HonestSeries {
    private final List<Series> dropped = new CopyOnWriteArrayList<>();

    @Override
    public void drop(Series series) {
      super.drop(series);
      dropped.add(series);
    }

    @Override
    public Page<Series> list(String cursor) {
      Page<Series> page = super.list(cursor);
      List<Series> items = new ArrayList<>(page.items());
      if (page.next().isEmpty()) {
        items.addAll(dropped);
      }
      return new Page<>(items, page.next());
    }
  }

  private static final class RefusesToDropNothing extends HonestSeries {
    @Override
    public void drop(Series series) {
      if (known(series.name()).isEmpty()) {
        throw new StowageException(ErrorKind.INVALID, "drop", series.name(), "not defined");
      }
      super.drop(series);
    }
  }

  private static final class DropsBeforeLooking extends HonestSeries {
    @Override
    public void drop(Series series) {
      known(series.name())
          .ifPresent(
              first -> {
                super.drop(first);
                super.define(first);
              });
      super.drop(series);
    }
  }

  private static final class BringsBack extends HonestSeries {
    private final Map<Series, Readings> dropped = new ConcurrentHashMap<>();

    @Override
    public void drop(Series series) {
      if (known(series.name()).isPresent()) {
        dropped.put(series, stored(known(series.name()).get(), TimeRange.ALL));
      }
      super.drop(series);
    }

    @Override
    public Defined define(Series series) {
      Defined found = super.define(series);
      Readings old = dropped.remove(series);
      if (old != null) {
        append(series, old);
      }
      return found;
    }
  }

  private static final class KeepsLayout extends HonestSeries {
    private final Map<String, Series> dropped = new ConcurrentHashMap<>();

    @Override
    public void drop(Series series) {
      super.drop(series);
      dropped.put(series.name(), series);
    }

    @Override
    public Defined define(Series series) {
      if (!dropped.getOrDefault(series.name(), series).equals(series)) {
        throw new StowageException(ErrorKind.CONFLICT, "define", series.name(), "another layout");
      }
      return super.define(series);
    }
  }

  private static final class DropsByPrefix extends HonestSeries {
    @Override
    public void drop(Series series) {
      super.drop(series);
      all().stream().filter(other -> other.name().startsWith(series.name())).forEach(super::drop);
    }
  }

  private static final class CountsRecordBytes extends HonestSeries {
    @Override
    public Footprint footprint() {
      Footprint right = super.footprint();
      return new Footprint(
          right.records(),
          right.encodedBytes(),
          right.encodedBytes(),
          right.physicalBytes(),
          right.billedBytes());
    }
  }

  private static final class CountsAppends extends HonestSeries {
    private final AtomicLong appended = new AtomicLong();

    @Override
    public void append(Series series, Readings readings) {
      super.append(series, readings);
      appended.addAndGet(readings.size());
    }

    @Override
    public Footprint footprint() {
      Footprint right = super.footprint();
      return new Footprint(
          Amount.measured(appended.get()),
          right.logicalBytes(),
          right.encodedBytes(),
          right.physicalBytes(),
          right.billedBytes());
    }
  }

  private static final class MakesMeters extends HonestSeries {
    @Override
    public Meter meter() {
      return new Meter();
    }
  }
}
