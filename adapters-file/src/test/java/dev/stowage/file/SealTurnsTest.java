package dev.stowage.file;

import static dev.stowage.file.FileStores.LAYOUT;
import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Series are sealed one after another: each may take a good part of the memory. */
class SealTurnsTest {

  private static final Path ROOT = Path.of("/store");
  private static final Series ONE = new Series("one", LAYOUT);
  private static final Series OTHER = new Series("other", LAYOUT);

  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void aSeriesIsNotReadToBeSealedWhileAnotherIs() throws Exception {
    FileBackend store = open(ROOT, Durability.OS, disk);
    for (Series series : new Series[] {ONE, OTHER}) {
      store.series().define(series);
      store.series().append(series, readings(NOON, 100, 1));
    }
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean both = new AtomicBoolean();
    Thread second = new Thread(() -> beginADay(store, OTHER));
    disk.watchReads(
        (call, path) -> {
          if (path.equals(live(OTHER)) && !disk.stat(sealed(ONE)).isPresent()) {
            both.set(true);
          } else if (path.equals(live(ONE)) && begun.compareAndSet(false, true)) {
            second.start();
            awaitWaiting(second, both);
          }
        });
    beginADay(store, ONE);
    second.join();
    assertThat(begun).isTrue();
    assertThat(both).isFalse();
    assertThat(disk.stat(sealed(OTHER))).isPresent();
  }

  private static void beginADay(FileBackend store, Series series) {
    store.series().append(series, readings(NOON.plus(Duration.ofDays(2)), 1, 2));
  }

  private static void awaitWaiting(Thread thread, AtomicBoolean orElse) {
    while (thread.getState() != Thread.State.WAITING && !orElse.get() && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }

  private static Path live(Series series) {
    return ROOT.resolve("series/" + series.name() + "/2025-03-01.bin");
  }

  private static Path sealed(Series series) {
    return ROOT.resolve("series/" + series.name() + "/2025-03-01.stw");
  }
}
