package dev.stowage.testkit.tck;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that go wrong where series are defined. */
final class DefinitionDefects {

  private DefinitionDefects() {}

  static List<Defect<HonestSeries>> all() {
    return List.of(
        Defect.of(
            "says that a new series was there",
            SaysSame::new,
            "definesANewSeries",
            "ofManyDifferentDefinesExactlyOneWins",
            "ofManyEqualDefinesExactlyOneIsNew"),
        Defect.of(
            "says that a series that was there is new",
            SaysNew::new,
            "definingAgainFindsTheSame",
            "ofManyEqualDefinesExactlyOneIsNew"),
        Defect.of(
            "empties a series that is defined again",
            EmptiesWhenDefinedAgain::new,
            "definingAgainKeepsTheReadings"),
        Defect.of(
            "takes layouts for the same only when they are one object",
            ComparesObjects::new,
            "takesALayoutWrittenDifferentlyAsTheSame"),
        Defect.of(
            "compares layouts by their width",
            ComparesWidths::new,
            "refusesToDefineANameWithAnotherLayout"),
        Defect.of(
            "empties a series when it refuses a define",
            EmptiesWhenRefusing::new,
            "aRefusedDefineChangesNothing"),
        Defect.of(
            "tells another thread that lost the name that it won",
            TellsLosers::new,
            "ofManyDifferentDefinesExactlyOneWins"),
        Defect.of(
            "tells another thread that came second that it was first",
            TellsTheSecond::new,
            "ofManyEqualDefinesExactlyOneIsNew"));
  }

  private static final class SaysSame extends HonestSeries {
    @Override
    public Defined define(Series series) {
      super.define(series);
      return Defined.SAME;
    }
  }

  private static final class SaysNew extends HonestSeries {
    @Override
    public Defined define(Series series) {
      super.define(series);
      return Defined.NEW;
    }
  }

  private static final class EmptiesWhenDefinedAgain extends HonestSeries {
    @Override
    public Defined define(Series series) {
      Defined found = super.define(series);
      if (found == Defined.SAME) {
        discard(series, stored(series, TimeRange.ALL));
      }
      return found;
    }
  }

  private static final class ComparesObjects extends HonestSeries {
    private final Map<String, RecordLayout> layouts = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("ReferenceEquality") // That is the defect.
    public Defined define(Series series) {
      Defined found = super.define(series);
      RecordLayout first = layouts.putIfAbsent(series.name(), series.layout());
      if (first != null && first != series.layout()) {
        throw new StowageException(ErrorKind.CONFLICT, "define", series.name(), "another layout");
      }
      return found;
    }

    @Override
    public void drop(Series series) {
      super.drop(series);
      layouts.remove(series.name());
    }
  }

  private static final class ComparesWidths extends HonestSeries {
    @Override
    public Defined define(Series series) {
      try {
        return super.define(series);
      } catch (StowageException conflict) {
        if (known(series.name()).orElse(series).layout().bits() == series.layout().bits()) {
          return Defined.SAME;
        }
        throw conflict;
      }
    }
  }

  private static final class EmptiesWhenRefusing extends HonestSeries {
    @Override
    public Defined define(Series series) {
      try {
        return super.define(series);
      } catch (StowageException conflict) {
        known(series.name()).ifPresent(first -> discard(first, stored(first, TimeRange.ALL)));
        throw conflict;
      }
    }
  }

  private static final class TellsLosers extends HonestSeries {
    private final Defect.Owners definers = new Defect.Owners();

    @Override
    public Defined define(Series series) {
      try {
        Defined found = super.define(series);
        definers.remember(series.name());
        return found;
      } catch (StowageException conflict) {
        if (definers.isForeign(series.name())) {
          return Defined.NEW;
        }
        throw conflict;
      }
    }
  }

  private static final class TellsTheSecond extends HonestSeries {
    private final Defect.Owners definers = new Defect.Owners();

    @Override
    public Defined define(Series series) {
      Defined found = super.define(series);
      definers.remember(series.name());
      return definers.isForeign(series.name()) ? Defined.NEW : found;
    }
  }
}
