package dev.stowage.testkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.SeriesStore.Defined;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The first define of a name wins atomically. */
abstract class SeriesDefinitionRules extends SeriesRules {

  private static final int RACERS = 32;

  /** The first define of a name says that the series is new. */
  @Test
  public final void definesANewSeries() {
    assertThat(store().define(Samples.fresh(Samples.PLAIN)))
        .as("the first define of a name")
        .isEqualTo(Defined.NEW);
  }

  /** Defining the same series again says so. */
  @Test
  public final void definingAgainFindsTheSame() {
    Series series = defined(Samples.PLAIN);
    assertThat(store().define(series)).as("the second define").isEqualTo(Defined.SAME);
  }

  /** Defining the same series again keeps its readings. */
  @Test
  public final void definingAgainKeepsTheReadings() {
    Series series = holding(Samples.of(Samples.MORNING, 7));
    store().define(series);
    assertHolds("defining again does nothing", series, Samples.of(Samples.MORNING, 7));
  }

  /** Two layouts are the same when their fields are, however they were written. */
  @Test
  public final void takesALayoutWrittenDifferentlyAsTheSame() {
    Series series = defined(RecordLayout.parse("time:42:ms t:14:0.1:-100 n:3"));
    RecordLayout written = RecordLayout.parse(" time:42:ms  t:14:0.10:-100.00 n:3:1:0 ");
    assertThatCode(() -> store().define(new Series(series.name(), written)))
        .as("\"%s\" has the fields of \"%s\"", written, series.layout())
        .doesNotThrowAnyException();
  }

  /** A name that is taken by another layout is refused, in whatever the two differ. */
  @Test
  public final void refusesToDefineANameWithAnotherLayout() {
    Series first = defined(RecordLayout.parse("time:42:ms t:14:0.1:-100 n:3"));
    for (String other :
        List.of(
            "time:42:ms t:15:0.1:-100 n:3",
            "time:42:ms t:14:0.2:-100 n:3",
            "time:42:ms t:14:0.1:-90 n:3",
            "time:42:ms T:14:0.1:-100 n:3",
            "time:42:us t:14:0.1:-100 n:3",
            "time:42:ms n:3 t:14:0.1:-100",
            "time:42:ms t:14:0.1:-100",
            "time:42:ms t:14:0.1:-100 n:3 m:1")) {
      assertRefused(
          ErrorKind.CONFLICT,
          '"' + other + "\" is another layout than \"" + first.layout() + '"',
          () -> store().define(new Series(first.name(), RecordLayout.parse(other))));
    }
  }

  /** A define that is refused leaves layout and readings as they were. */
  @Test
  public final void aRefusedDefineChangesNothing() {
    Series first = holding(Samples.of(Samples.MORNING, 7));
    assertRefused(
        ErrorKind.CONFLICT,
        "the name is taken",
        () -> store().define(new Series(first.name(), Samples.SENSOR)));
    assertHolds("the first layout and its readings stay", first, Samples.of(Samples.MORNING, 7));
  }

  /** Of many that define one name with layouts of their own, exactly one wins, and its layout. */
  @Test
  public final void ofManyDifferentDefinesExactlyOneWins() {
    String name = Samples.freshName();
    List<Series> definitions =
        IntStream.rangeClosed(1, RACERS)
            .mapToObj(width -> new Series(name, RecordLayout.parse("time:56:us value:" + width)))
            .toList();
    List<String> answers = race(definitions);
    assertThat(answers)
        .as("of %s that define one name, one is first and the others are refused", RACERS)
        .containsOnlyOnce("NEW")
        .containsOnly("NEW", "CONFLICT");
    assertThatCode(() -> store().define(definitions.get(answers.indexOf("NEW"))))
        .as("the layout that is stored is that of the one who was told that it won")
        .doesNotThrowAnyException();
  }

  /** Of many that define the same series, exactly one is told that it is new. */
  @Test
  public final void ofManyEqualDefinesExactlyOneIsNew() {
    Series series = Samples.fresh(Samples.PLAIN);
    assertThat(race(Collections.nCopies(RACERS, series)))
        .as("of %s that define the same series, one is first", RACERS)
        .containsOnlyOnce("NEW")
        .containsOnly("NEW", "SAME");
  }

  private List<String> race(List<Series> definitions) {
    try (Handle<SeriesStore> second = another(InstantSource.system())) {
      List<SeriesStore> stores = List.of(store(), second.store());
      return Together.ask(RACERS, racer -> answer(stores.get(racer % 2), definitions.get(racer)));
    }
  }

  private static String answer(SeriesStore store, Series series) {
    try {
      return store.define(series).name();
    } catch (StowageException refusal) {
      return refusal.kind().name();
    }
  }
}
