package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final int WRITERS = 4;
  private static final int APPENDS = 60;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aPowerLossTakesNothingAcknowledgedAndBringsNothingElse(int seed) {
    int cuts = new CrashWorkload(seed, Durability.GROUP, new SimulatedDisk()).run(80);
    assertThat(cuts).as("cuts of the power").isGreaterThan(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPowerLossInOsModeTakesReadingsButNeitherSeriesNorTheirBytes(int seed) {
    int cuts = new CrashWorkload(seed, Durability.OS, new SimulatedDisk()).run(60);
    assertThat(cuts).as("cuts of the power").isGreaterThan(200);
  }

  @Test
  void aKillInOsModeTakesNothingAcknowledged() {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = FileStores.open(CrashWorkload.DIRECTORY, Durability.OS, disk);
    store.series().define(SERIES);
    for (int i = 0; i < 50; i++) {
      store.series().append(SERIES, FileStores.readings(NOON.plusSeconds(3600L * i), 7, i));
      Readings before = FileStores.all(store);
      FileBackend after = FileStores.open(CrashWorkload.DIRECTORY, Durability.OS, disk.afterKill());
      assertThat(FileStores.all(after)).isEqualTo(before);
      assertThat(after.recovery().isClean()).isTrue();
    }
  }

  /** The tests above prove something only if they notice a disk that does not keep its word. */
  @ParameterizedTest
  @ValueSource(strings = {"force", "forceDirectory"})
  void aDiskThatLiesIsNoticed(String call) {
    SimulatedDisk disk = new SimulatedDisk();
    disk.lieAbout(call);
    Throwable noticed = catchThrowable(() -> new CrashWorkload(1, Durability.GROUP, disk).run(60));
    assertThat(noticed).isInstanceOfAny(AssertionError.class, StowageException.class);
  }

  @Test
  void concurrentWritersLoseNothingThatTheyWereTold() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = FileStores.open(CrashWorkload.DIRECTORY, Durability.GROUP, disk);
    store.series().define(SERIES);
    Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer * APPENDS;
        running.add(writers.submit(() -> append(store, first, acknowledged)));
      }
      Random random = new Random(5);
      do {
        Set<Integer> promised = new TreeSet<>(acknowledged);
        SimulatedDisk left = disk.afterPowerLoss(random);
        assertThat(sensors(left)).containsAll(promised);
      } while (!running.stream().allMatch(Future::isDone));
      for (Future<?> writer : running) {
        writer.get();
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(sensors(disk.afterPowerLoss(new Random(6)))).hasSize(WRITERS * APPENDS);
  }

  private static void append(FileBackend store, int first, Set<Integer> acknowledged) {
    for (int sensor = first; sensor < first + APPENDS; sensor++) {
      store.series().append(SERIES, FileStores.readings(NOON.plusSeconds(sensor), 1, sensor));
      acknowledged.add(sensor);
    }
  }

  private static Set<Integer> sensors(SimulatedDisk disk) {
    Readings all = FileStores.all(FileStores.open(CrashWorkload.DIRECTORY, Durability.GROUP, disk));
    Set<Integer> sensors = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      sensors.add((int) all.raw(i, LAYOUT.indexOf("sensor")));
    }
    return sensors;
  }
}
