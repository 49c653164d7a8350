package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may be a name, which names are different, and how they are found and listed. */
abstract class SeriesNameRules extends SeriesDefinitionRules {

  /** A defined series is found with its layout. */
  @Test
  public final void findsADefinedSeries() {
    Series series = defined(Samples.SENSOR);
    settle();
    assertThat(store().find(series.name())).as("what was defined").contains(series);
  }

  /** A name that nobody defined is empty, not an error. */
  @Test
  public final void findsNothingUnderAnUndefinedName() {
    assertThat(store().find(Samples.freshName())).as("a name nobody defined").isEmpty();
  }

  /** A name that breaks the rule is refused before the store looks. */
  @Test
  public final void refusesToFindABadName() {
    for (String bad : List.of("", ".a", "a b", "a/b", "../a", "ä", "x".repeat(65), "a.spill")) {
      assertRefused(
          ErrorKind.INVALID, '"' + bad + "\" breaks the name rule", () -> store().find(bad));
    }
  }

  /** Names are told apart by case, also where files are not. */
  @Test
  public final void keepsNamesThatDifferInCaseApart() {
    String name = Samples.freshName();
    assertApart(List.of("a" + name, "A" + name, "a" + name.toUpperCase(Locale.ROOT)));
  }

  /** A name that another one begins with is another series. */
  @Test
  public final void keepsNamesThatBeginAlikeApart() {
    String name = Samples.freshName();
    assertApart(List.of(name, name + "1", name + ".1", name + "-1", name + "_1", name + "."));
  }

  /** Names of 64 characters count to the last one. */
  @Test
  public final void keepsTheLongestNamesApart() {
    String name = Samples.freshName();
    String padded = name + "-".repeat(63 - name.length());
    assertApart(List.of(padded, padded + "a", padded + "b"));
  }

  /** Names that Windows keeps for devices are names like any other. */
  @Test
  public final void takesNamesThatWindowsReserves() {
    for (String reserved : List.of("con", "CON", "nul", "com1", "lpt9", "aux.txt")) {
      Series series = new Series(reserved, Samples.PLAIN);
      long arbitrary = arbitraryTime();
      TimeRange around =
          new TimeRange(Samples.instant(arbitrary - 1), Samples.instant(arbitrary + 2));
      Readings reading = Samples.of(arbitrary, reserved.hashCode() & 0xffff);
      assertThatCode(() -> store().define(series)).as(reserved).doesNotThrowAnyException();
      store().append(series, reading);
      assertSame("the series " + reserved + " keeps readings", reading, scanned(series, around));
    }
  }

  /** A list holds every series once, with its layout. */
  @Test
  public final void listsEverySeries() {
    List<Series> there = defineMany();
    assertThat(among(there, listed()))
        .as("each of %s series is listed once", there.size())
        .containsExactlyInAnyOrderElementsOf(there);
  }

  /** What is defined between two pages neither hides nor repeats what was there before. */
  @Test
  public final void listsEverySeriesOnceWhileOthersAreDefined() {
    List<Series> there = defineMany();
    List<Series> seen = new ArrayList<>();
    Optional<String> cursor = Optional.of(Page.FIRST);
    for (int pages = 0; cursor.isPresent(); pages++) {
      Page<Series> page = store().list(cursor.get());
      seen.addAll(page.items());
      cursor = page.next();
      if (pages < 20) {
        store().define(new Series("0" + Samples.freshName(), Samples.PLAIN));
        store().define(new Series("z" + Samples.freshName(), Samples.PLAIN));
      }
    }
    seen.retainAll(there);
    assertThat(seen)
        .as("each of the %s series that were there is listed once", there.size())
        .containsExactlyInAnyOrderElementsOf(there);
  }

  /** A cursor that no list gave is refused. */
  @Test
  public final void refusesACursorThatIsNoneOfItsOwn() {
    assertRefusesForeignCursors(store()::list);
  }

  private List<Series> defineMany() {
    List<Series> many =
        IntStream.range(0, 60)
            .mapToObj(i -> Samples.fresh(i % 2 == 0 ? Samples.PLAIN : Samples.SENSOR))
            .toList();
    many.forEach(store()::define);
    settle();
    return many;
  }

  /** Gives each name a reading of its own at the same time, and sees that each keeps it. */
  private void assertApart(List<String> names) {
    List<Series> all = names.stream().map(name -> new Series(name, Samples.PLAIN)).toList();
    for (int i = 0; i < all.size(); i++) {
      store().define(all.get(i));
      store().append(all.get(i), Samples.of(Samples.MORNING, i));
    }
    for (int i = 0; i < all.size(); i++) {
      assertHolds(
          names + " are different series; " + names.get(i) + " keeps what it was given",
          all.get(i),
          Samples.of(Samples.MORNING, i));
    }
  }
}
