package dev.stowage.testkit.tck;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Stores that go wrong where series are named, found and listed. */
final class NameDefects {

  private static final String ALL_LISTED = "listsEverySeries";
  private static final String STABLE_LIST = "listsEverySeriesOnceWhileOthersAreDefined";

  private NameDefects() {}

  static List<Defect<HonestSeries>> all() {
    return List.of(
        Defect.of("finds nothing", FindsNothing::new, "findsADefinedSeries"),
        Defect.of(
            "finds what nobody defined",
            FindsAnything::new,
            "findsNothingUnderAnUndefinedName",
            "droppingAnUndefinedNameDoesNothing",
            "aDroppedSeriesIsGone"),
        Defect.of("finds nothing under a bad name", FindsNothingBad::new, "refusesToFindABadName"),
        Defect.of(
            "folds capital letters",
            () -> new Renames(name -> name.toLowerCase(Locale.ROOT)),
            "keepsNamesThatDifferInCaseApart"),
        Defect.of(
            "leaves out what ends a name",
            () -> new Renames(name -> name.replaceAll("[-_]1$", "")),
            "keepsNamesThatBeginAlikeApart"),
        Defect.of(
            "cuts names at 63 characters",
            () -> new Renames(name -> name.substring(0, Math.min(63, name.length()))),
            "keepsTheLongestNamesApart"),
        Defect.of(
            "cannot make what Windows reserves",
            RefusesDevices::new,
            "takesNamesThatWindowsReserves"),
        Defect.of("lists one page", ListsOnePage::new, ALL_LISTED, STABLE_LIST),
        Defect.of("lists by position, newest first", ListsByPosition::new, STABLE_LIST),
        Defect.of(
            "begins anew at a cursor it does not know",
            TakesAnyCursor::new,
            "refusesACursorThatIsNoneOfItsOwn"));
  }

  private static final class FindsNothing extends HonestSeries {
    @Override
    public Optional<Series> find(String name) {
      return super.find(name).filter(series -> series.name().isEmpty());
    }
  }

  private static final class FindsAnything extends HonestSeries {
    @Override
    public Optional<Series> find(String name) {
      return Optional.of(super.find(name).orElse(new Series(name, Samples.PLAIN)));
    }
  }

  private static final class FindsNothingBad extends HonestSeries {
    @Override
    public Optional<Series> find(String name) {
      try {
        return super.find(name);
      } catch (StowageException badName) {
        return Optional.empty();
      }
    }
  }

  /** Keeps series under other names than they have. */
  private static final class Renames extends HonestSeries {
    private final UnaryOperator<String> rename;

    Renames(UnaryOperator<String> rename) {
      this.rename = rename;
    }

    private Series renamed(Series series) {
      return new Series(rename.apply(series.name()), series.layout());
    }

    @Override
    public Defined define(Series series) {
      return super.define(renamed(series));
    }

    @Override
    public void append(Series series, Readings readings) {
      super.append(renamed(series), readings);
    }

    @Override
    public Iterable<Readings> scan(Series series, TimeRange range) {
      return super.scan(renamed(series), range);
    }
  }

  private static final class RefusesDevices extends HonestSeries {
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|nul|aux|com1|lpt9)(\\..*)?");

    @Override
    public Defined define(Series series) {
      if (DEVICE.matcher(series.name()).matches()) {
        throw new StowageException(
            ErrorKind.UNAVAILABLE, "define", series.name(), "the file cannot be made");
      }
      return super.define(series);
    }
  }

  private static final class ListsOnePage extends HonestSeries {
    @Override
    public Page<Series> list(String cursor) {
      return BrokenLists.onePage(super.list(cursor));
    }
  }

  private static final class ListsByPosition extends HonestSeries {
    private final BrokenLists.ByPosition<Series> newestFirst = new BrokenLists.ByPosition<>();

    @Override
    public Defined define(Series series) {
      Defined found = super.define(series);
      if (found == Defined.NEW) {
        newestFirst.add(series);
      }
      return found;
    }

    @Override
    public void drop(Series series) {
      super.drop(series);
      newestFirst.remove(series);
    }

    @Override
    public Page<Series> list(String cursor) {
      return newestFirst.page(cursor, super::list);
    }
  }

  private static final class TakesAnyCursor extends HonestSeries {
    @Override
    public Page<Series> list(String cursor) {
      return BrokenLists.anyCursor(cursor, super::list);
    }
  }
}
