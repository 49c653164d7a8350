package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handle that remembers a series which another handle dropped, or dropped and defined anew. */
class GenerationTest {

  private static final RecordLayout OTHER = RecordLayout.parse("time:42:ms value:8");

  @ParameterizedTest
  @EnumSource
  void aSeriesThatWasDroppedElsewhereIsNotDefined(SeriesForm form) {
    withTwo(
        form,
        (remembering, other, series) -> {
          other.series().drop(series);

          SeriesStore store = remembering.series();
          assertFails(ErrorKind.INVALID, () -> store.append(series, Local.readings(9, 1)));
          assertFails(ErrorKind.INVALID, () -> store.latest(series));
          assertFails(ErrorKind.INVALID, () -> store.scan(series, TimeRange.ALL).iterator().next());
          assertFails(
              ErrorKind.INVALID,
              () -> remembering.discards().discard(series, Local.readings(0, 1)));
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSeriesThatWasDefinedAnewElsewhereIsTheNewOne(SeriesForm form) {
    withTwo(
        form,
        (remembering, other, series) -> {
          other.series().drop(series);
          other.series().define(series);
          other.series().append(series, Local.readings(100, 5));

          remembering.series().append(series, Local.readings(105, 5));

          assertThat(Local.all(remembering.series(), series)).isEqualTo(Local.readings(100, 10));
          assertThat(remembering.discards().discard(series, Local.readings(0, 10))).isZero();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSeriesThatHasAnotherLayoutNowIsAConflict(SeriesForm form) {
    withTwo(
        form,
        (remembering, other, series) -> {
          other.series().drop(series);
          other.series().define(new Series(series.name(), OTHER));

          assertFails(
              ErrorKind.CONFLICT, () -> remembering.series().append(series, Local.readings(0, 1)));
          assertFails(ErrorKind.CONFLICT, () -> remembering.series().latest(series));
        });
  }

  /** Between two pages nothing is held, so that nothing stands in the way of a drop. */
  @ParameterizedTest
  @EnumSource
  void aScanThatIsUnderWayDoesNotHoldUpADrop(SeriesForm form) {
    withTwo(
        form,
        (remembering, other, series) -> {
          other.series().append(series, Local.readings(0, RowSeries.ROWS_PER_PAGE + 1_000));
          Iterator<Readings> pages = remembering.series().scan(series, TimeRange.ALL).iterator();
          pages.next();

          other.series().drop(series);

          assertFails(ErrorKind.INVALID, pages::hasNext);
        });
  }

  /** What is done with two handles on a series of ten readings, which both have used. */
  private interface Deed {
    void with(RdsBackend remembering, RdsBackend other, Series series);
  }

  private static void withTwo(SeriesForm form, Deed deed) {
    RdsConfig config = Local.config(Local.freshSchema(), form);
    try (RdsBackend remembering = Local.made(config);
        RdsBackend other = Local.open(config)) {
      Series series = Local.series();
      remembering.series().define(series);
      for (RdsBackend handle : List.of(remembering, other)) {
        handle.series().append(series, Local.readings(0, 10));
      }
      deed.with(remembering, other, series);
    }
  }

  private static void assertFails(ErrorKind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StowageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
