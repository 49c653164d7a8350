package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.SeriesStore.Defined;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileBackendTest {

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

  private List<String> files() {
    String[] names = directory.resolve("series/temp-1").toFile().list();
    return names == null ? List.of() : List.of(names).stream().sorted().toList();
  }
}
