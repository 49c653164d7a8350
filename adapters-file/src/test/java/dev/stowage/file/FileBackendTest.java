package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileBackendTest {

  private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Durability.class)
  void readsBackWhatWasAppendedBeforeAndAfterReopening(Durability durability) {
    Readings first = readings(NOON, 100, 1);
    try (FileBackend store = open(directory, durability)) {
      assertThat(store.series().define(SERIES)).isEqualTo(Defined.NEW);
      store.series().append(SERIES, first);
      assertThat(all(store)).isEqualTo(first);
    }
    try (FileBackend store = open(directory, durability)) {
      assertThat(store.recovery().isClean()).isTrue();
      assertThat(all(store)).isEqualTo(first);
      assertThat(store.series().latest(SERIES)).contains(first.slice(99, 100));
    }
  }

  @Test
  void sealsADayOnceItIsTwoDaysOld() {
    Readings days = readings(NOON, 5760 * 3, 1);
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      days.byUtcDay().values().forEach(day -> store.series().append(SERIES, day));
      assertThat(files())
          .containsExactly(
              "2025-03-01.stw", "2025-03-02.stw", "2025-03-03.bin", "2025-03-04.bin", "definition");
      assertThat(all(store)).isEqualTo(days);
    }
    assertThat(files())
        .containsExactly(
            "2025-03-01.stw", "2025-03-02.stw", "2025-03-03.stw", "2025-03-04.bin", "definition");
  }

  @Test
  void keepsALateReadingOverASealedOneAndMergesIt() {
    Readings day = readings(NOON, 100, 1);
    Readings late = readings(NOON.plusSeconds(15), 1, 2);
    Readings expected = Readings.concat(LAYOUT, List.of(day.slice(0, 1), late, day.slice(2, 100)));
    Readings later = readings(NOON.plus(Duration.ofDays(3)), 1, 3);
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, day);
      store.series().append(SERIES, later);
      store.series().append(SERIES, late);
      assertThat(all(store)).isEqualTo(Readings.concat(LAYOUT, List.of(expected, later)));
    }
    assertThat(files()).containsExactly("2025-03-01.stw", "2025-03-04.bin", "definition");
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertThat(all(store)).isEqualTo(Readings.concat(LAYOUT, List.of(expected, later)));
    }
  }

  @Test
  void discardsWhatStillHasTheBytesFromALiveAndFromASealedDay() {
    Readings day = readings(NOON, 4, 1);
    Readings later = readings(NOON.plus(Duration.ofDays(3)), 4, 3);
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, day);
      store.series().append(SERIES, later);
      assertThat(store.discards().discard(SERIES, day.slice(0, 2))).isEqualTo(2);
      assertThat(store.discards().discard(SERIES, day.slice(0, 2))).isZero();
      assertThat(store.discards().discard(SERIES, later.slice(3, 4))).isEqualTo(1);
      assertThat(store.discards().discard(SERIES, readings(NOON.plusSeconds(45), 1, 9))).isZero();
    }
    Readings left = Readings.concat(LAYOUT, List.of(day.slice(2, 4), later.slice(0, 3)));
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertThat(all(store)).isEqualTo(left);
    }
  }

  @Test
  void sealsADayAgainWhenLateReadingsCameForIt() {
    Readings day = readings(NOON, 100, 1);
    Readings late = readings(NOON.plusSeconds(7), 30, 2);
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, day);
      store.seal(SERIES, DAY);
      store.series().append(SERIES, late);
      assertThat(files()).containsExactly("2025-03-01.bin", "2025-03-01.stw", "definition");
      store.seal(SERIES, DAY);
      assertThat(files()).containsExactly("2025-03-01.stw", "definition");
      assertThat(all(store)).isEqualTo(Readings.concat(LAYOUT, List.of(day, late)).inTimeOrder());
    }
  }

  @Test
  void leavesALateReadingBesideASealedDayUntilItIsWorthTheWork() {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, readings(NOON, 100, 1));
      store.seal(SERIES, DAY);
      store.series().append(SERIES, readings(NOON.plusSeconds(7), 24, 2));
      store.series().append(SERIES, readings(NOON.plus(Duration.ofDays(2)), 1, 3));
      assertThat(files()).contains("2025-03-01.bin");
      store.series().append(SERIES, readings(NOON.plusSeconds(8), 1, 2));
      store.series().append(SERIES, readings(NOON.plus(Duration.ofDays(3)), 1, 3));
      assertThat(files()).doesNotContain("2025-03-01.bin");
    }
  }

  @Test
  void sealsADayAtOnceWhenAQuarterOfItWasDiscarded() {
    Readings day = readings(NOON, 100, 1);
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, day);
      store.seal(SERIES, DAY);
      store.discards().discard(SERIES, day.slice(0, 24));
      assertThat(files()).contains("2025-03-01.bin");
      store.discards().discard(SERIES, day.slice(24, 25));
      assertThat(files()).containsExactly("2025-03-01.stw", "definition");
      assertThat(all(store)).isEqualTo(day.slice(25, 100));
    }
  }

  @Test
  void leavesNoFileOfADayThatWasDiscardedWholly() {
    Readings day = readings(NOON, 100, 1);
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, day);
      store.seal(SERIES, DAY);
      assertThat(store.discards().discard(SERIES, day)).isEqualTo(100);
      assertThat(files()).containsExactly("definition");
      assertThat(all(store).isEmpty()).isTrue();
      store.series().append(SERIES, day);
      assertThat(all(store)).isEqualTo(day);
    }
  }

  @Test
  void readsTheSameWhenASealWasCutShortBeforeTheLiveFileWent() throws IOException {
    Readings day = readings(NOON, 100, 1);
    Path live = directory.resolve("series/temp-1/2025-03-01.bin");
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
      store.series().append(SERIES, day);
      store.discards().discard(SERIES, day.slice(0, 10));
      byte[] before = Files.readAllBytes(live);
      store.seal(SERIES, DAY);
      Files.write(live, before);
    }
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertThat(all(store)).isEqualTo(day.slice(10, 100));
      assertThat(store.footprint().records().value()).isEqualTo(90);
    }
  }

  @Test
  void removesWhatWasLeftUnfinishedAndWhatWasDropped() throws IOException {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      store.series().define(SERIES);
    }
    Path series = directory.resolve("series");
    Files.createDirectory(series.resolve("++new-1"));
    Files.createDirectory(series.resolve("++dropped-1"));
    Files.writeString(series.resolve("++dropped-1/2025-03-01.stw"), "rest");
    Files.writeString(series.resolve("temp-1/2025-03-01.stw.tmp"), "half");
    try (FileBackend store = open(directory, Durability.GROUP)) {
      assertThat(store.recovery().isClean()).isTrue();
      assertThat(series.toFile().list()).containsExactly("temp-1");
      assertThat(files()).containsExactly("definition");
    }
  }

  @Test
  void keepsSeriesApartWhoseNamesDifferByCaseOnly() {
    List<String> names = List.of("a", "A", "con", "CON", "nul.x", "a.", "lpt1");
    try (FileBackend store = open(directory, Durability.GROUP)) {
      for (int i = 0; i < names.size(); i++) {
        store.series().define(new Series(names.get(i), LAYOUT));
        store.series().append(new Series(names.get(i), LAYOUT), readings(NOON, 1, i));
      }
    }
    try (FileBackend store = open(directory, Durability.GROUP)) {
      for (int i = 0; i < names.size(); i++) {
        assertThat(all(store, new Series(names.get(i), LAYOUT), TimeRange.ALL))
            .isEqualTo(readings(NOON, 1, i));
      }
    }
  }

  @Test
  void refusesEverythingAfterAClose() {
    FileBackend store = open(directory, Durability.GROUP);
    store.series().define(SERIES);
    Iterator<Readings> scan = store.series().scan(SERIES, TimeRange.ALL).iterator();
    store.close();
    store.close();
    List<Runnable> calls =
        List.of(
            () -> store.series().define(SERIES),
            () -> store.series().find(SERIES.name()),
            () -> store.series().list(Page.FIRST),
            () -> store.series().append(SERIES, readings(NOON, 1, 1)),
            () -> store.series().scan(SERIES, TimeRange.ALL),
            scan::next,
            () -> store.series().latest(SERIES),
            () -> store.series().drop(SERIES),
            () -> store.discards().discard(SERIES, readings(NOON, 1, 1)),
            store::footprint);
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatExceptionOfType(StowageException.class)
                    .isThrownBy(call::run)
                    .withMessageContaining("the file store was closed; open it again"));
  }

  private List<String> files() {
    String[] names = directory.resolve("series/temp-1").toFile().list();
    return names == null ? List.of() : List.of(names).stream().sorted().toList();
  }
}
