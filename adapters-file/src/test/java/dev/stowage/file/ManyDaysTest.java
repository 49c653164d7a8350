package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What many days, most of them live, do to the files that a store keeps open. */
class ManyDaysTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");
  private static final int DAYS = 900;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final AtomicInteger mostOpen = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Durability.class)
  void oneAppendOverManyDaysKeepsFewFilesOpen(Durability durability) {
    FileBackend store = defined(durability);
    watchOpenFiles();
    store.series().append(SERIES, daily(1));
    assertThat(all(store)).isEqualTo(daily(1));
    assertThat(mostOpen).hasPositiveValue().hasValueLessThanOrEqualTo(OpenFiles.LIMIT + 2);
    assertThat(all(open(ROOT, durability, disk.afterKill()))).isEqualTo(daily(1));
  }

  @Test
  void aStoreOfManyLiveDaysKeepsFewFilesOpenAndTakesMore() {
    SimulatedDisk killed = killedBeforeSealing();
    FileBackend store = open(ROOT, Durability.GROUP, killed);
    assertThat(store.recovery().isClean()).isTrue();
    assertThat(killed.openFiles()).isPositive().isLessThanOrEqualTo(OpenFiles.LIMIT);
    assertThat(all(store)).isEqualTo(daily(1));
    store.series().append(SERIES, daily(2));
    assertThat(all(store)).isEqualTo(daily(2));
    assertThat(killed.openFiles()).isLessThanOrEqualTo(OpenFiles.LIMIT);
    assertThat(all(open(ROOT, Durability.GROUP, killed.afterPowerLoss(new Random(5)))))
        .isEqualTo(daily(2));
    store.close();
    assertThat(killed.openFiles()).isZero();
  }

  @Test
  void aFileThatCannotBeForcedBeforeItIsClosedEndsWriting() {
    FileBackend store = defined(Durability.OS);
    disk.watch(
        (call, path) -> {
          if (call.equals("force") && path.toString().endsWith("01.bin")) {
            throw new IOException("Input/output error");
          }
        });
    assertUnavailable("Input/output", () -> store.series().append(SERIES, daily(1)));
    disk.watch((call, path) -> {});
    assertUnavailable("reopen", () -> store.series().append(SERIES, daily(2)));
  }

  @Test
  void saysWhatToDoWhenAProcessHasTooManyFilesOpen() {
    StowageException told =
        FileErrors.of("append", "", ROOT, new FileNotFoundException("x (Too many open files)"));
    assertThat(told.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(told).hasMessageContaining("raise the limit (ulimit -n)");
  }

  private FileBackend defined(Durability durability) {
    FileBackend store = open(ROOT, durability, disk);
    store.series().define(SERIES);
    return store;
  }

  /** Returns a disk with a live file for each day. */
  private SimulatedDisk killedBeforeSealing() {
    FileBackend store = defined(Durability.GROUP);
    disk.watch(
        (call, path) -> {
          if (path.toString().contains(".stw")) {
            throw new IOException("not now");
          }
        });
    store.series().append(SERIES, daily(1));
    return disk.afterKill();
  }

  private void watchOpenFiles() {
    disk.watch((call, path) -> mostOpen.accumulateAndGet(disk.openFiles(), Math::max));
  }

  private static Readings daily(int sensor) {
    List<Readings> days = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      days.add(readings(NOON.plus(Duration.ofDays(day)), 1, sensor));
    }
    return Readings.concat(LAYOUT, days);
  }

  private static void assertUnavailable(String said, Runnable call) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call::run)
        .withMessageContaining(said)
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.UNAVAILABLE);
  }
}
