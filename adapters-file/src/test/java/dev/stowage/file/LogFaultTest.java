package dev.stowage.file;

import static dev.stowage.file.LogStores.link;
import static dev.stowage.file.LogStores.paste;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.record.Created;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the logs of a store do when the disk is full or fails. */
class LogFaultTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");
  private static final String PASTE = LogStores.pasteId(0);

  private final SimulatedDisk disk = new SimulatedDisk();

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aFullDiskRefusesAPasteWholeAndTakesItOnceThereIsRoom(Durability durability) {
    FileBackend store = open(durability);
    store.pastes().create(paste(LogStores.pasteId(1), 10, 1), LogStores.NOON);
    for (int room : new int[] {0, 1, 4096, 99_999}) {
      disk.leaveRoom(room);
      assertFails(
          ErrorKind.UNAVAILABLE,
          "no space left on the disk of /store/pastes",
          () -> store.pastes().create(paste(PASTE, 100_000, 2), LogStores.NOON));
      assertThat(store.pastes().find(PASTE)).isEmpty();
    }
    disk.leaveRoom(1 << 20);
    assertThat(store.pastes().create(paste(PASTE, 100_000, 2), LogStores.NOON))
        .isEqualTo(Created.NEW);
    FileBackend again = reopened(disk.afterKill());
    assertThat(again.pastes().find(PASTE)).contains(paste(PASTE, 100_000, 2));
    assertThat(again.recovery().isClean()).isTrue();
  }

  @Test
  void aFullDiskRefusesTheFirstRecordOfALog() {
    FileBackend store = open(Durability.GROUP);
    disk.leaveRoom(100);
    assertFails(
        ErrorKind.UNAVAILABLE,
        "no space left",
        () -> store.links().create(link("link-1", 1), LogStores.NOON));
    disk.leaveRoom(1 << 20);
    assertThat(store.links().create(link("link-1", 1), LogStores.NOON)).isEqualTo(Created.NEW);
  }

  @Test
  void aFullDiskLeavesALogUncompactedAndUsable() {
    FileBackend store = LogStores.open(ROOT, Durability.GROUP, disk, LogStores.small());
    store.counters().add("visits", 1);
    disk.leaveRoom(200);
    long last = 1;
    try {
      for (int i = 0; i < 1000; i++) {
        last = store.counters().add("visits", 1);
      }
    } catch (StowageException full) {
      assertThat(full.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
    assertThat(store.counters().value("visits")).hasValue(last);
    disk.leaveRoom(1 << 20);
    assertThat(store.counters().add("visits", 1)).isEqualTo(last + 1);
    assertThat(reopened(disk.afterKill()).counters().value("visits")).hasValue(last + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "remove", "take", "add"})
  void aChangeWhoseForceFailedIsUnknownAndEndsWriting(String call) {
    FileBackend store = open(Durability.GROUP);
    store.links().create(link("link-1", 1), LogStores.NOON);
    store.pastes().create(paste(PASTE, 10, 1), LogStores.NOON);
    store.counters().add("visits", 1);
    failOnce("force", new IOException("Input/output error"));
    assertFails(ErrorKind.OUTCOME_UNKNOWN, "Input/output error", () -> change(store, call));
    assertFails(ErrorKind.UNAVAILABLE, "reopen", () -> store.counters().add("visits", 1));
    assertFails(
        ErrorKind.UNAVAILABLE,
        "reopen",
        () -> store.links().create(link("link-3", 3), LogStores.NOON));
    store.close();
    FileBackend again = reopened(disk.afterPowerLoss(new Random(3)));
    assertThat(again.counters().value("visits").orElseThrow())
        .isBetween(1L, call.equals("add") ? 2L : 1L);
    assertThat(again.links().find("link-3")).isEmpty();
  }

  /** What is not known to be kept is not given out either. */
  @Test
  void aReadOfWhatCouldNotBeForcedFails() {
    FileBackend store = open(Durability.GROUP);
    store.links().create(link("link-1", 1), LogStores.NOON);
    failOnce("force", new IOException("Input/output error"));
    assertFails(ErrorKind.OUTCOME_UNKNOWN, "Input/output", () -> change(store, "create"));
    assertFails(ErrorKind.UNAVAILABLE, "reopen", () -> store.links().find("link-2"));
    assertThat(store.links().find("link-1")).isPresent();
  }

  @Test
  void aFailedWriteIsWipedSoThatNothingWasDone() {
    FileBackend store = open(Durability.GROUP);
    store.links().create(link("link-1", 1), LogStores.NOON);
    failOnce("write", new SimulatedDisk.TornWrite(50));
    assertFails(ErrorKind.UNAVAILABLE, "Input/output", () -> change(store, "create"));
    assertThat(store.links().find("link-2")).isEmpty();
    assertThat(store.links().create(link("link-4", 4), LogStores.NOON)).isEqualTo(Created.NEW);
    FileBackend again = reopened(disk.afterKill());
    assertThat(again.recovery().isClean()).isTrue();
    assertThat(again.links().find("link-4")).isPresent();
  }

  @Test
  void aFailedWriteThatCannotBeWipedIsUnknownAndEndsWriting() {
    FileBackend store = open(Durability.GROUP);
    store.links().create(link("link-1", 1), LogStores.NOON);
    disk.watch(
        (call, path) -> {
          if (call.equals("write")) {
            throw new IOException("Input/output error");
          }
        });
    assertFails(ErrorKind.OUTCOME_UNKNOWN, "Input/output", () -> change(store, "create"));
    disk.watch((call, path) -> {});
    assertFails(ErrorKind.UNAVAILABLE, "reopen", () -> change(store, "add"));
    assertThat(store.links().find("link-1")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "write", "force", "rename"})
  void aHintThatCannotBeWrittenIsNoErrorOfClose(String failing) {
    FileBackend store = changedInOsMode();
    disk.watch(
        (call, path) -> {
          if (call.equals(failing) && path.toString().contains(".hint")) {
            throw new IOException("Input/output error");
          }
        });
    store.close();
    assertThat(disk.openFiles()).isZero();
    assertHoldsTheChanges();
  }

  @Test
  void closesAndForcesTheLogsBehindOneWhoseHintMeetsDamage() throws IOException {
    FileBackend store = changedInOsMode();
    Path segment = ROOT.resolve("links/00000001-0.log");
    byte[] bytes = disk.bytes(segment);
    bytes[70] ^= 1;
    disk.replace(segment, bytes);
    store.close();
    assertThat(disk.openFiles()).isZero();
    FileBackend again = reopened(disk.afterPowerLoss(new Random(5)));
    assertThat(again.pastes().find(PASTE)).isPresent();
    assertThat(again.counters().value("visits")).hasValue(1);
  }

  @Test
  void closesTheOtherLogsWhenOneFailsAndThrowsTheFirstFailure() {
    FileBackend store = changedInOsMode();
    disk.watchOpenings(
        (call, path) -> {
          if (call.equals("close")
              && path.toString().endsWith("0.log")
              && !path.startsWith(ROOT.resolve("counters"))) {
            throw new IOException("cannot close " + path);
          }
        });
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(store::close)
        .withMessageContaining("cannot close /store/links")
        .havingCause()
        .satisfies(
            first ->
                assertThat(first.getSuppressed()[0])
                    .hasMessageContaining("cannot close /store/pastes"));
    disk.watchOpenings((call, path) -> {});
    assertThat(disk.openFiles()).isZero();
    assertHoldsTheChanges();
  }

  private FileBackend changedInOsMode() {
    FileBackend store = open(Durability.OS);
    store.links().create(link("link-1", 1), LogStores.NOON);
    store.pastes().create(paste(PASTE, 10, 1), LogStores.NOON);
    store.counters().add("visits", 1);
    return store;
  }

  private void assertHoldsTheChanges() {
    FileBackend again = reopened(disk.afterPowerLoss(new Random(5)));
    assertThat(again.links().find("link-1")).isPresent();
    assertThat(again.pastes().find(PASTE)).isPresent();
    assertThat(again.counters().value("visits")).hasValue(1);
  }

  private static void change(FileBackend store, String call) {
    switch (call) {
      case "create" -> store.links().create(link("link-2", 2), LogStores.NOON);
      case "remove" -> store.links().remove("link-1", 1);
      case "take" -> store.pastes().take(PASTE);
      default -> store.counters().add("visits", 1);
    }
  }

  private FileBackend open(Durability durability) {
    return LogStores.open(ROOT, durability, disk, LogStores.large());
  }

  private static FileBackend reopened(SimulatedDisk left) {
    return LogStores.open(ROOT, Durability.GROUP, left, LogStores.large());
  }

  private void failOnce(String failing, IOException failure) {
    disk.watch(
        (call, path) -> {
          if (call.equals(failing)) {
            disk.watch((later, where) -> {});
            throw failure;
          }
        });
  }

  private static void assertFails(ErrorKind kind, String said, Runnable call) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call::run)
        .withMessageContaining(said)
        .extracting(StowageException::kind)
        .isEqualTo(kind);
  }
}
