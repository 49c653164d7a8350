package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.all;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an append does whose day sets off a seal that fails. */
class SealFaultTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");
  private static final Path SEALED = ROOT.resolve("series/temp-1/2025-03-01.stw");

  private final SimulatedDisk disk = new SimulatedDisk();

  @ParameterizedTest
  @CsvSource({
    "create, MEMORY", "write, MEMORY", "force, MEMORY", "rename, MEMORY",
    "create, FAULT", "write, FAULT", "write, DISK", "rename, DISK"
  })
  void anAppendSucceedsWhoseSealFailsAndTheNextDayTriesAgain(String call, Failure failure)
      throws IOException {
    FileBackend store = open(ROOT, Durability.GROUP, disk);
    store.series().define(SERIES);
    List<Readings> days =
        List.of(
            readings(NOON, 100, 1),
            readings(NOON.plus(Duration.ofDays(2)), 1, 2),
            readings(NOON.plus(Duration.ofDays(3)), 1, 3));
    store.series().append(SERIES, days.get(0));
    AtomicInteger failed = new AtomicInteger();
    disk.watch(
        (made, path) -> {
          boolean sealing = path.equals(SEALED) || path.equals(FileNames.unfinished(SEALED));
          if (made.equals(call) && sealing && failed.getAndIncrement() == 0) {
            failure.happen();
          }
        });
    store.series().append(SERIES, days.get(1));
    assertThat(failed).hasValue(1);
    assertThat(all(store)).isEqualTo(Readings.concat(LAYOUT, days.subList(0, 2)));
    assertThat(disk.stat(SEALED)).isEmpty();
    boolean isRenamed = call.equals("rename");
    assertThat(disk.stat(FileNames.unfinished(SEALED)).isPresent()).isEqualTo(isRenamed);
    store.series().append(SERIES, days.get(2));
    assertThat(disk.stat(SEALED)).isPresent();
    assertThat(all(store)).isEqualTo(Readings.concat(LAYOUT, days));
    FileBackend again = open(ROOT, Durability.GROUP, disk.afterKill());
    assertThat(all(again)).isEqualTo(Readings.concat(LAYOUT, days));
  }

  /** Ways in which a call fails. */
  enum Failure {
    MEMORY,
    FAULT,
    DISK;

    void happen() throws IOException {
      switch (this) {
        case MEMORY -> throw new OutOfMemoryError("planted");
        case FAULT -> throw new IllegalStateException("planted");
        case DISK -> throw new IOException("planted");
      }
    }
  }
}
