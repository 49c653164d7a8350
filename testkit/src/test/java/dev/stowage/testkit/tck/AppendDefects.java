package dev.stowage.testkit.tck;

import dev.stowage.core.backend.AcceptedTimes;
import dev.stowage.core.backend.OffersDiscard;
import dev.stowage.core.series.Field;
import dev.stowage.core.series.ReadingTime;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that go wrong where readings are appended by one writer. */
final class AppendDefects {

  private static final Duration FIVE_THOUSAND_YEARS = Duration.ofDays(5_000 * 365);

  private AppendDefects() {}

  static List<Defect<HonestSeries>> all() {
    return List.of(
        altering(
            "swaps the last two of sixty-four fields",
            AppendDefects::lastTwoSwapped,
            "bringsBackEveryByte"),
        altering(
            "takes the highest value of a wide field for one less",
            AppendDefects::highestLowered,
            "keepsTheLowestAndTheHighestValues"),
        altering(
            "loses the last microsecond of the year 9999",
            batch -> batch.select(i -> !isLastTime(batch, i)),
            "keepsTheFirstAndTheLastTime"),
        Defect.of(
            "refuses times of which it says that it takes them",
            () -> new BoundedStore(AcceptedTimes.ALL, new AcceptedTimes(null, FIVE_THOUSAND_YEARS)),
            "keepsTheFirstAndTheLastTime"),
        Defect.of(
            "takes times of which it says that it refuses them",
            () -> new BoundedStore(BoundedStore.BOUNDED, AcceptedTimes.ALL),
            "refusesWhatIsAfterTheTimesItTakes"),
        altering(
            "stores something for an empty batch",
            batch -> batch.isEmpty() ? Samples.of(Samples.MORNING, 0) : batch,
            "appendingNothingStoresNothing"),
        altering(
            "keeps the first of a repeated time in a batch",
            AppendDefects::firstOfEachTime,
            "theLastOfARepeatedTimeInABatchWins"),
        altering(
            "loses what is a second older than the newest of its batch so far",
            AppendDefects::withoutOlder,
            "keepsABatchThatIsOutOfOrder"),
        altering(
            "loses the midnight at which it splits a batch",
            batch -> batch.select(i -> !isSplitAt(batch, i)),
            "keepsABatchThatCrossesMidnights"),
        altering(
            "loses the last reading of 5,000",
            batch -> batch.slice(0, Math.min(batch.size(), 4_999)),
            "keepsALargeBatch"),
        Defect.of(
            "defines a series by appending to it",
            DefinesByTheWay::new,
            "refusesToAppendToAnUndefinedSeries"),
        Defect.of(
            "does not look at the layout that a writer has in mind",
            TrustsTheWriter::new,
            "refusesToAppendWithAnotherLayout"),
        Defect.of(
            "drops readings of another layout and says nothing",
            DropsStrangers::new,
            "refusesReadingsOfAnotherLayout"),
        Defect.of(
            "stores a repeated batch beside the first",
            StoresTwice::new,
            "repeatingAnAppendChangesNothing",
            "theFootprintCountsAnOverwrittenReadingOnce"),
        Defect.of("keeps the higher of two values", KeepsHigher::new, "theLaterAppendOfATimeWins"),
        Defect.of(
            "removes what lies between two readings that it replaces",
            ReplacesRanges::new,
            "anAppendReplacesOnlyItsOwnTimes"),
        Defect.of("drops what is a day late", DropsLate::new, "keepsLateReadings"),
        Defect.of(
            "shows a second handle only what it wrote itself",
            Separates::new,
            "aSecondWriterSharesTheData"));
  }

  private static Defect<HonestSeries> altering(
      String what, UnaryOperator<Readings> change, String rule) {
    return Defect.of(
        what,
        () ->
            new HonestSeries() {
              @Override
              public void append(Series series, Readings readings) {
                super.append(series, change.apply(readings));
              }
            },
        rule);
  }

  private static Readings lastTwoSwapped(Readings batch) {
    return HonestSeries.altered(
        batch,
        raws -> {
          if (raws.length == 64) {
            long last = raws[63];
            raws[63] = raws[62];
            raws[62] = last;
          }
        });
  }

  private static Readings highestLowered(Readings batch) {
    List<Field> fields = batch.layout().fields();
    return HonestSeries.altered(
        batch,
        raws -> {
          for (int f = 1; f < raws.length; f++) {
            if (fields.get(f).bits() == 63 && raws[f] == fields.get(f).maxRaw()) {
              raws[f]--;
            }
          }
        });
  }

  private static boolean isLastTime(Readings batch, int reading) {
    RecordLayout layout = batch.layout();
    return batch.raw(reading, 0) == ReadingTime.MAX_MICROS / layout.resolution().micros();
  }

  private static Readings firstOfEachTime(Readings batch) {
    Set<Long> seen = new HashSet<>();
    return batch.select(i -> seen.add(batch.micros(i)));
  }

  private static Readings withoutOlder(Readings batch) {
    long[] newest = {0};
    return batch.select(
        i -> {
          newest[0] = Math.max(newest[0], batch.micros(i));
          return batch.micros(i) > newest[0] - Samples.SECOND;
        });
  }

  private static boolean isSplitAt(Readings batch, int reading) {
    return batch.micros(reading) % Samples.DAY == 0 && batch.micros(0) < batch.micros(reading);
  }

  private static final class DefinesByTheWay extends HonestSeries {
    @Override
    public void append(Series series, Readings readings) {
      if (known(series.name()).isEmpty()) {
        define(series);
      }
      super.append(series, readings);
    }
  }

  private static final class TrustsTheWriter extends HonestSeries {
    @Override
    public void append(Series series, Readings readings) {
      super.append(known(series.name()).orElse(series), readings);
    }
  }

  private static final class DropsStrangers extends HonestSeries {
    @Override
    public void append(Series series, Readings readings) {
      if (readings.layout().equals(series.layout())) {
        super.append(series, readings);
      }
    }
  }

  private static final class StoresTwice extends HonestSeries {
    private final Map<String, Readings> last = new ConcurrentHashMap<>();

    @Override
    public void append(Series series, Readings readings) {
      boolean repeated = readings.equals(last.put(series.name(), readings));
      super.append(series, repeated ? HonestSeries.altered(readings, raws -> raws[0]++) : readings);
    }
  }

  private static final class KeepsHigher extends HonestSeries {
    @Override
    public void append(Series series, Readings readings) {
      boolean single = known(series.name()).isPresent() && readings.size() == 1;
      Readings before =
          single ? storedAt(series, readings.micros(0)) : Readings.none(series.layout());
      if (before.isEmpty() || before.raw(0, 1) < readings.raw(0, 1)) {
        super.append(series, readings);
      }
    }
  }

  private static final class ReplacesRanges extends HonestSeries {
    @Override
    public void append(Series series, Readings readings) {
      Readings sorted = readings.inTimeOrder();
      if (known(series.name()).isPresent() && sorted.size() > 1) {
        TimeRange covered =
            new TimeRange(sorted.time(0), sorted.time(sorted.size() - 1).plusNanos(1_000));
        Readings between = stored(series, covered);
        if (!between.isEmpty() && between.micros(0) == sorted.micros(0)) {
          discard(series, between);
        }
      }
      super.append(series, readings);
    }
  }

  private static final class DropsLate extends HonestSeries {
    @Override
    public void append(Series series, Readings readings) {
      long newest =
          known(series.name()).flatMap(this::latest).map(last -> last.micros(0)).orElse(0L);
      super.append(series, readings.select(i -> readings.micros(i) > newest - Samples.DAY));
    }
  }

  private static final class Separates extends HonestSeries {
    @Override
    OffersDiscard secondWriter(InstantSource clock) {
      HonestSeries shared = this;
      return new HonestSeries() {
        @Override
        public Defined define(Series series) {
          return shared.define(series);
        }

        @Override
        public void append(Series series, Readings readings) {
          shared.append(series, readings);
        }

        @Override
        public Iterable<Readings> scan(Series series, TimeRange range) {
          super.define(series);
          return super.scan(series, range);
        }
      };
    }
  }
}
