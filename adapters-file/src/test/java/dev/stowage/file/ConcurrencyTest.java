package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.core.series.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real threads and a counted outcome. */
class ConcurrencyTest {

  private static final int WRITERS = 4;
  private static final int APPENDS = 120;
  private static final int DAY_STEP = 600 * 4;

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Writers append, and discard every third of theirs, over days that are sealed meanwhile. */
  @ParameterizedTest
  @EnumSource(Durability.class)
  void appendsDiscardsSealsAndScansGoOnBesideOneAnother(Durability durability) throws Exception {
    Readings expected;
    try (FileBackend store = open(directory, durability)) {
      store.series().define(SERIES);
      List<Future<Readings>> writing = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writing.add(threads.submit(() -> appendAndDiscard(store, number)));
      }
      int scans = 0;
      while (!writing.stream().allMatch(Future::isDone)) {
        store.seal(SERIES, LocalDate.of(2025, 3, 1).plusDays(scans % 4));
        assertRising(all(store));
        scans++;
      }
      assertThat(scans).isPositive();
      List<Readings> kept = new ArrayList<>();
      for (Future<Readings> written : writing) {
        kept.add(written.get());
      }
      expected = Readings.concat(LAYOUT, kept).inTimeOrder();
      assertThat(all(store)).isEqualTo(expected);
    }
    try (FileBackend store = open(directory, durability)) {
      assertThat(all(store)).isEqualTo(expected);
    }
  }

  private static Readings appendAndDiscard(FileBackend store, int writer) {
    List<Readings> kept = new ArrayList<>();
    for (int i = 0; i < APPENDS; i++) {
      Instant time = NOON.plusSeconds((long) DAY_STEP * i + writer);
      Readings reading = readings(time, 1, writer);
      store.series().append(SERIES, reading);
      assertThat(all(store, SERIES, new TimeRange(time, time.plusMillis(1)))).isEqualTo(reading);
      if (i % 3 == 0) {
        assertThat(store.discards().discard(SERIES, reading)).isEqualTo(1);
      } else {
        kept.add(reading);
      }
    }
    return Readings.concat(LAYOUT, kept);
  }

  private static void assertRising(Readings readings) {
    for (int i = 1; i < readings.size(); i++) {
      assertThat(readings.micros(i)).isGreaterThan(readings.micros(i - 1));
    }
  }

  /** The first force waits until all have written; so one more force is enough for the others. */
  @Test
  void writersWhoComeDuringAForceShareTheNext() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = open(Path.of("/store"), Durability.GROUP, disk);
    store.series().define(SERIES);
    store.series().append(SERIES, readings(NOON, 1, 0));
    CountDownLatch written = new CountDownLatch(8);
    AtomicInteger forces = new AtomicInteger();
    disk.watch(
        (call, path) -> {
          if (call.equals("write")) {
            written.countDown();
          } else if (call.equals("force") && forces.getAndIncrement() == 0) {
            await(written);
          }
        });
    together(8, i -> store.series().append(SERIES, readings(NOON.plusSeconds(60L * i), 1, i)));
    assertThat(forces.get()).isBetween(2, 3);
    assertThat(all(store).size()).isEqualTo(8);
  }

  /**
   * The first force waits for three writers. The third one's write waits, half-way, for that force
   * and for the second writer's; so neither is good enough for the third.
   */
  @Test
  void aForceBesideAWriteDoesNotCountForIt() throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    FileBackend store = open(Path.of("/store"), Durability.GROUP, disk);
    store.series().define(SERIES);
    store.series().append(SERIES, readings(NOON, 1, 0));
    CountDownLatch writing = new CountDownLatch(3);
    AtomicInteger forcing = new AtomicInteger();
    int before = disk.forces();
    disk.watch(
        (call, path) -> {
          if (call.equals("write")) {
            writing.countDown();
            while (writing.getCount() == 0 && disk.forces() < before + 2) {
              Thread.onSpinWait();
            }
          } else if (call.equals("force") && forcing.getAndIncrement() == 0) {
            await(writing);
          }
        });
    together(3, i -> store.series().append(SERIES, readings(NOON.plusSeconds(60L * i), 1, i)));
    SimulatedDisk left = disk.afterPowerLoss(new LosesEverything());
    assertThat(all(open(Path.of("/store"), Durability.GROUP, left)).size()).isEqualTo(3);
  }

  /** A power loss that takes whatever was not forced. */
  static final class LosesEverything extends Random {

    private static final long serialVersionUID = 1L;

    @Override
    public int nextInt(int bound) {
      return 0;
    }

    @Override
    public boolean nextBoolean() {
      return false;
    }
  }

  @Test
  void ofManyWhoDefineANameOneMakesItAndNoneSeesTwo() throws Exception {
    try (FileBackend store = open(directory, Durability.GROUP)) {
      AtomicInteger made = new AtomicInteger();
      together(
          8,
          i -> {
            if (store.series().define(SERIES) == Defined.NEW) {
              made.incrementAndGet();
            }
          });
      assertThat(made).hasValue(1);
    }
  }

  @Test
  void appendsAreWholeOrRefusedWhileASeriesComesAndGoes() throws Exception {
    try (FileBackend store = open(directory, Durability.OS)) {
      store.series().define(SERIES);
      Future<Integer> refused = threads.submit(() -> appendAndCountRefusals(store));
      for (int i = 0; i < 60; i++) {
        store.series().drop(SERIES);
        store.series().define(SERIES);
      }
      store.series().define(new Series("stop", LAYOUT));
      assertThat(refused.get()).isNotNegative();
      store.series().append(SERIES, readings(NOON, 1, 1));
      assertThat(all(store).slice(0, 1)).isEqualTo(readings(NOON, 1, 1));
    }
    assertThat(directory.resolve("series").toFile().list())
        .containsExactlyInAnyOrder("stop", "temp-1");
  }

  private static int appendAndCountRefusals(FileBackend store) {
    int refused = 0;
    for (int i = 0; store.series().find("stop").isEmpty(); i++) {
      try {
        store.series().append(SERIES, readings(NOON.plusSeconds(60L * (i % 5000)), 2, 1));
      } catch (StowageException expected) {
        assertThat(expected.kind()).isEqualTo(ErrorKind.INVALID);
        refused++;
      }
    }
    return refused;
  }

  @Test
  void aCloseLetsCallsFinishAndRefusesTheRest() throws Exception {
    FileBackend store = open(directory, Durability.GROUP);
    store.series().define(SERIES);
    CountDownLatch begun = new CountDownLatch(WRITERS);
    List<Future<Integer>> writing = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int first = writer * 4000;
      writing.add(threads.submit(() -> appendUntilClosed(store, first, begun)));
    }
    await(begun);
    store.close();
    int acknowledged = 0;
    for (Future<Integer> written : writing) {
      acknowledged += written.get();
    }
    try (FileBackend again = open(directory, Durability.GROUP)) {
      assertThat(again.recovery().isClean()).isTrue();
      assertThat(all(again).size()).isEqualTo(acknowledged);
    }
  }

  private static int appendUntilClosed(FileBackend store, int first, CountDownLatch begun) {
    for (int i = 0; ; i++) {
      try {
        store.series().append(SERIES, readings(NOON.plusMillis(first + i), 1, 1));
        begun.countDown();
      } catch (StowageException closed) {
        assertThat(closed).hasMessageContaining("the file store was closed");
        return i;
      }
    }
  }

  private interface Numbered {
    void run(int number) throws Exception;
  }

  private void together(int count, Numbered work) throws Exception {
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      all.add(
          () -> {
            work.run(number);
            return true;
          });
    }
    for (Future<Boolean> done : threads.invokeAll(all)) {
      assertThat(done.get()).isTrue();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
