package dev.stowage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills real processes while they write. */
class KillTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final int KILLS = 4;

  @TempDir Path directory;

  /** A time for each number, on several days, so that files are made and sealed meanwhile. */
  static Instant timeOf(int sensor) {
    return FileStores.NOON.plusSeconds(300L * sensor);
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aKilledProcessLosesNothingThatItAcknowledged(Durability durability) throws Exception {
    Random random = new Random(11);
    Set<Integer> acknowledged = new TreeSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      int lines = 50 + random.nextInt(600);
      acknowledged.addAll(runAndKill("append", durability, kill * 4000, lines));
      try (FileBackend store = FileStores.open(directory, durability)) {
        assertThat(store.recovery().damaged()).isEmpty();
        assertThat(sensors(store)).containsAll(acknowledged);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS * 50);
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aKilledProcessLosesNoRecordAndBringsNoneBack(Durability durability) throws Exception {
    Random random = new Random(12);
    Set<Integer> acknowledged = new TreeSet<>();
    for (int kill = 0; kill < 2; kill++) {
      int lines = 50 + random.nextInt(1000);
      acknowledged.addAll(runAndKill("records", durability, kill * 100_000, lines));
      try (FileBackend store = FileStores.open(directory, durability)) {
        assertThat(store.recovery().damaged()).isEmpty();
        for (int number : acknowledged) {
          assertThat(store.links().find("link-" + number))
              .isEqualTo(
                  number % 3 == 0
                      ? Optional.empty()
                      : Optional.of(LogStores.link("link-" + number, number)));
        }
        assertThat(store.counters().value("visits").orElse(0))
            .isGreaterThanOrEqualTo(acknowledged.size());
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(100);
  }

  private List<Integer> runAndKill(String work, Durability durability, int first, int lines)
      throws IOException, InterruptedException {
    List<Integer> acknowledged = new ArrayList<>();
    try (Child child =
        Child.start(work, directory.toString(), durability.name(), Integer.toString(first))) {
      assertThat(child.line()).isEqualTo(ChildMain.READY);
      for (int line = 0; line < lines; line++) {
        acknowledged.add(Integer.valueOf(child.line()));
      }
      child.kill().forEach(line -> acknowledged.add(Integer.valueOf(line)));
    }
    return acknowledged;
  }

  /** Returns the numbers found, each proven to be whole: it stands at its own time. */
  private static Set<Integer> sensors(FileBackend store) {
    Set<Integer> sensors = new TreeSet<>();
    for (Series series : store.series().list("").items()) {
      Readings all = FileStores.all(store, series, TimeRange.ALL);
      for (int i = 0; i < all.size(); i++) {
        int sensor = (int) all.raw(i, 1);
        assertThat(all.slice(i, i + 1)).isEqualTo(FileStores.readings(timeOf(sensor), 1, sensor));
        sensors.add(sensor);
      }
    }
    return sensors;
  }
}
