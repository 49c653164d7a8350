package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stores that go wrong at the latest reading. */
final class LatestDefects {

  private LatestDefects() {}

  static List<Defect<HonestSeries>> all() {
    return List.of(
        Defect.of(
            "answers with an empty batch when there is no latest",
            LatestOfNothing::new,
            "aSeriesWithoutReadingsHasNoLatest",
            "aSeriesDefinedAnewShowsNothingOld"),
        Defect.of(
            "takes the last of a batch as it came for the latest",
            LatestAsItCame::new,
            "latestIsTheHighestTimeOfABatch"),
        Defect.of(
            "takes the highest time of the last batch for the latest",
            LatestOfLastBatch::new,
            "aLateReadingIsNotTheLatest"),
        Defect.of(
            "remembers the latest until a higher time comes",
            RemembersLatest::new,
            "latestIsTheLastValueOfTheHighestTime",
            "aReadIsNotOlderThanAnAppendThatReturned"),
        Defect.of(
            "knows no latest of an undefined series",
            () -> new ForgivesLatest(ErrorKind.INVALID),
            "refusesTheLatestOfAnUndefinedSeries"),
        Defect.of(
            "knows no latest of another layout",
            () -> new ForgivesLatest(ErrorKind.CONFLICT),
            "refusesTheLatestWithAnotherLayout"));
  }

  private static final class LatestOfNothing extends HonestSeries {
    @Override
    public Optional<Readings> latest(Series series) {
      return Optional.of(super.latest(series).orElse(Readings.none(series.layout())));
    }
  }

  /** Remembers the batches of each series. */
  private abstract static class RemembersBatches extends HonestSeries {
    private final Map<String, List<Readings>> batches = new ConcurrentHashMap<>();

    final List<Readings> batches(Series series) {
      return batches.computeIfAbsent(series.name(), name -> new CopyOnWriteArrayList<>());
    }

    @Override
    public final void append(Series series, Readings readings) {
      super.append(series, readings);
      batches(series).add(readings);
    }

    @Override
    public final void drop(Series series) {
      super.drop(series);
      batches.remove(series.name());
    }
  }

  private static final class LatestAsItCame extends RemembersBatches {
    @Override
    public Optional<Readings> latest(Series series) {
      Optional<Readings> latest = super.latest(series);
      if (latest.isPresent() && batches(series).size() == 1) {
        Readings only = batches(series).get(0);
        return Optional.of(only.slice(only.size() - 1, only.size()));
      }
      return latest;
    }
  }

  private static final class LatestOfLastBatch extends RemembersBatches {
    @Override
    public Optional<Readings> latest(Series series) {
      Optional<Readings> latest = super.latest(series);
      if (latest.isEmpty()) {
        return latest;
      }
      List<Readings> batches = batches(series);
      Readings last = batches.get(batches.size() - 1).inTimeOrder();
      return Optional.of(last.slice(last.size() - 1, last.size()));
    }
  }

  private static final class RemembersLatest extends RemembersBatches {
    @Override
    public Optional<Readings> latest(Series series) {
      return super.latest(series)
          .map(
              latest -> {
                for (Readings batch : batches(series)) {
                  Readings of =
                      batch.select(i -> batch.micros(i) == latest.micros(0)).inTimeOrder();
                  if (!of.isEmpty()) {
                    return of;
                  }
                }
                return latest;
              });
    }
  }

  private static final class ForgivesLatest extends HonestSeries {
    private final ErrorKind forgiven;

    ForgivesLatest(ErrorKind forgiven) {
      this.forgiven = forgiven;
    }

    @Override
    public Optional<Readings> latest(Series series) {
      try {
        return super.latest(series);
      } catch (StowageException refusal) {
        if (refusal.kind() == forgiven) {
          return Optional.empty();
        }
        throw refusal;
      }
    }
  }
}
