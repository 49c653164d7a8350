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
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store does when the disk is full or fails. */
class FaultTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");
  private static final Readings TEN = readings(NOON, 10, 1);

  private final SimulatedDisk disk = new SimulatedDisk();

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aFullDiskRefusesAnAppendWholeAndTakesItOnceThereIsRoom(Durability durability) {
    FileBackend store = filled(durability);
    Readings many = readings(NOON.plusSeconds(3600), 1000, 2);
    for (int room : new int[] {0, 1, 4095, 8191}) {
      disk.leaveRoom(room);
      assertFull(() -> store.series().append(SERIES, many));
      assertThat(all(store)).isEqualTo(TEN);
    }
    disk.leaveRoom(1 << 20);
    store.series().append(SERIES, many);
    Readings both = Readings.concat(LAYOUT, List.of(TEN, many));
    assertThat(all(store)).isEqualTo(both);
    assertThat(all(open(ROOT, durability, disk.afterKill()))).isEqualTo(both);
  }

  @Test
  void anAppendIntoPreallocatedSpaceSucceedsOnAFullDisk() {
    FileBackend store = filled(Durability.GROUP);
    disk.leaveRoom(0);
    store.series().append(SERIES, readings(NOON.plusSeconds(3600), 240, 2));
    assertThat(all(store).size()).isEqualTo(250);
  }

  @Test
  void aFullDiskRefusesANewDayADefinitionAndADiscardAndAllowsADrop() {
    FileBackend store = filled(Durability.GROUP);
    store.series().append(SERIES, readings(NOON.plusSeconds(3600), 242, 2));
    disk.leaveRoom(0);
    assertFull(() -> store.series().append(SERIES, readings(NOON.plus(Duration.ofDays(1)), 1, 3)));
    assertFull(() -> store.series().define(new Series("other", LAYOUT)));
    assertFull(() -> store.discards().discard(SERIES, TEN));
    assertThat(store.series().find("other")).isEmpty();
    assertThat(all(store).size()).isEqualTo(252);
    store.series().drop(SERIES);
    assertThat(store.series().find(SERIES.name())).isEmpty();
    disk.leaveRoom(1 << 20);
    store.series().define(new Series("other", LAYOUT));
    assertThat(open(ROOT, Durability.GROUP, disk.afterKill()).series().find("other")).isPresent();
  }

  @Test
  void aFullDiskLeavesADayLiveThatWasToBeSealed() {
    FileBackend store = filled(Durability.GROUP);
    disk.leaveRoom(0);
    assertFull(() -> store.seal(SERIES, LocalDate.of(2025, 3, 1)));
    assertThat(all(store)).isEqualTo(TEN);
    disk.leaveRoom(1 << 20);
    store.seal(SERIES, LocalDate.of(2025, 3, 1));
    assertThat(all(store)).isEqualTo(TEN);
  }

  @Test
  void aFailedForceEndsWritingUntilTheStoreIsReopened() {
    FileBackend store = filled(Durability.GROUP);
    failOnce("force", new IOException("Input/output error"));
    assertUnavailable(
        "Input/output error", () -> store.series().append(SERIES, readings(NOON, 1, 2)));
    assertUnavailable("reopen", () -> store.series().append(SERIES, readings(NOON, 1, 3)));
    assertUnavailable("reopen", () -> store.discards().discard(SERIES, TEN));
    assertUnavailable("reopen", () -> store.series().define(new Series("other", LAYOUT)));
    assertUnavailable("reopen", () -> store.series().drop(SERIES));
    assertThat(all(store).size()).isEqualTo(10);
    store.close();
    FileBackend again = open(ROOT, Durability.GROUP, disk.afterPowerLoss(new Random(3)));
    assertThat(all(again).select(i -> i > 0)).isEqualTo(TEN.slice(1, 10));
    again.series().append(SERIES, readings(NOON, 1, 4));
    assertThat(all(again).slice(0, 1)).isEqualTo(readings(NOON, 1, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"define", "append", "drop"})
  void aFailedForceOfADirectoryEndsWriting(String call) {
    FileBackend store = filled(Durability.GROUP);
    failOnce("forceDirectory", new IOException("Input/output error"));
    assertUnavailable(
        "Input/output error",
        () -> {
          switch (call) {
            case "define" -> store.series().define(new Series("other", LAYOUT));
            case "append" ->
                store.series().append(SERIES, readings(NOON.plus(Duration.ofDays(1)), 1, 3));
            default -> store.series().drop(SERIES);
          }
        });
    assertUnavailable("reopen", () -> store.series().define(new Series("third", LAYOUT)));
  }

  @Test
  void aDropWhoseForceFailedLeavesNoHalfOfTheSeries() {
    FileBackend store = filled(Durability.GROUP);
    failOnce("forceDirectory", new IOException("Input/output error"));
    assertUnavailable("Input/output error", () -> store.series().drop(SERIES));
    assertThat(store.series().find(SERIES.name())).isEmpty();
    assertThat(store.series().list("").items()).isEmpty();
    assertThat(disk.openFiles()).isZero();
    assertUnavailable("reopen", () -> store.series().define(SERIES));
    store.close();
    FileBackend again = open(ROOT, Durability.GROUP, disk.afterKill());
    assertThat(again.series().define(SERIES)).isEqualTo(SeriesStore.Defined.NEW);
  }

  @Test
  void aFailedWriteIsWipedSoThatItNeverWinsOverALaterAppend() {
    FileBackend store = filled(Durability.GROUP);
    failOnce("write", new SimulatedDisk.TornWrite(2 * 16 + 5));
    Readings lost = readings(NOON, 3, 2);
    assertUnavailable("Input/output error", () -> store.series().append(SERIES, lost));
    Readings winner = readings(NOON.plusSeconds(15), 1, 3);
    store.series().append(SERIES, winner);
    assertThat(all(store).slice(1, 2)).isEqualTo(winner);
    FileBackend again = open(ROOT, Durability.GROUP, disk.afterKill());
    assertThat(all(again).slice(1, 2)).isEqualTo(winner);
  }

  @Test
  void aFailedWriteThatCannotBeWipedEndsWriting() {
    FileBackend store = filled(Durability.GROUP);
    disk.watch(
        (call, path) -> {
          if (call.equals("write")) {
            throw new IOException("Input/output error");
          }
        });
    assertUnavailable("Input/output", () -> store.series().append(SERIES, readings(NOON, 1, 2)));
    disk.watch((call, path) -> {});
    assertUnavailable("reopen", () -> store.series().append(SERIES, readings(NOON, 1, 2)));
  }

  @Test
  void missingPermissionIsAMatterOfSetup() {
    FileBackend store = filled(Durability.GROUP);
    disk.watch(
        (call, path) -> {
          throw new AccessDeniedException(path.toString());
        });
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> store.series().define(new Series("other", LAYOUT)))
        .withMessageContaining("permissions")
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.MISCONFIGURED);
  }

  private FileBackend filled(Durability durability) {
    FileBackend store = open(ROOT, durability, disk);
    store.series().define(SERIES);
    store.series().append(SERIES, TEN);
    return store;
  }

  private void failOnce(String failing, IOException failure) {
    disk.watch(
        (call, path) -> {
          if (call.equals(failing) && !path.toString().contains(FileNames.SCRATCH)) {
            disk.watch((later, where) -> {});
            throw failure;
          }
        });
  }

  private static void assertFull(Runnable call) {
    assertUnavailable("no space left on the disk of /store/series", call);
  }

  private static void assertUnavailable(String said, Runnable call) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call::run)
        .withMessageContaining(said)
        .extracting(StowageException::kind)
        .isEqualTo(ErrorKind.UNAVAILABLE);
  }
}
