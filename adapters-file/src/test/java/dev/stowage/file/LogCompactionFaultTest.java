package dev.stowage.file;

import static dev.stowage.file.LogStores.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log keeps when a call to the disk fails while a compaction merges segments. */
class LogCompactionFaultTest {

  @RegisterExtension static final QuietLog QUIET = new QuietLog();

  private static final Path ROOT = Path.of("/store");
  private static final Path LINKS = ROOT.resolve("links");
  private static final int MOST = 50;

  private final Map<String, Long> model = new TreeMap<>();
  private SimulatedDisk disk = new SimulatedDisk();
  private int calls;
  private int failures;

  /** For each such call of the first purge, and for that call and all later ones on its file. */
  @ParameterizedTest
  @CsvSource({
    "delete, false",
    "delete, true",
    "close, false",
    "close, true",
    "open, false",
    "open, true",
    "rename, false",
    "rename, true",
    "create, false",
    "write, false"
  })
  void aFailedCallTakesNothingAndBringsNothingBack(String call, boolean forGood)
      throws IOException {
    int positions = 0;
    while (positions < MOST && failsAt(positions + 1, call, forGood)) {
      positions++;
    }
    assertThat(positions).as("calls to " + call).isBetween(3, MOST - 1);
  }

  private boolean failsAt(int position, String call, boolean forGood) throws IOException {
    model.clear();
    disk = new SimulatedDisk();
    FileBackend store = open(disk);
    for (int i = 0; i < 60; i++) {
      create(store, "link-" + i, i);
    }
    for (int i = 0; i < 60; i += 2) {
      remove(store, "link-" + i, i);
    }
    fail(position, call, forGood);
    for (int round = 0; round < 4; round++) {
      purge(store);
      check(store);
      check(open(disk.afterKill()));
      check(open(disk.afterPowerLoss(new Random(position))));
      change(store, round);
      if (!forGood) {
        disk.watch((later, path) -> {});
        disk.watchOpenings((later, path) -> {});
      }
    }
    disk.watch((later, path) -> {});
    disk.watchOpenings((later, path) -> {});
    purge(store);
    long segments = disk.list(LINKS).stream().filter(e -> e.name().endsWith(".log")).count();
    store.close();
    check(open(disk));
    long left = disk.list(LINKS).stream().filter(e -> e.name().endsWith(".log")).count();
    assertThat(segments).as("segments before the last opening").isEqualTo(left);
    return failures > 0;
  }

  /** Makes a call fail in the directory of the links; for good, all later ones on its file too. */
  private void fail(int position, String failing, boolean forGood) {
    calls = 0;
    failures = 0;
    Path[] victim = new Path[1];
    SimulatedDisk.Watcher watcher =
        (call, path) -> {
          if (!call.equals(failing) || !path.startsWith(LINKS)) {
            return;
          }
          calls++;
          if (calls == position) {
            victim[0] = path;
          }
          if (calls == position || (forGood && path.equals(victim[0]))) {
            failures++;
            throw new IOException("Input/output error");
          }
        };
    disk.watch(watcher);
    disk.watchOpenings(watcher);
  }

  private static void purge(FileBackend store) {
    try {
      store.expired().free(LogStores.NOON);
    } catch (StowageException failed) {
      assertThat(failed.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  private void change(FileBackend store, int round) {
    for (int i = 0; i < 24; i++) {
      String id = "round-" + round + "-" + i;
      create(store, id, i);
      if (i % 2 == 0) {
        remove(store, id, i);
      }
    }
    remove(store, "link-" + (2 * round + 1), 2 * round + 1);
  }

  private void create(FileBackend store, String id, long writeId) {
    try {
      store.links().create(link(id, writeId), LogStores.NOON);
      model.put(id, writeId);
    } catch (StowageException failed) {
      assertThat(failed.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  private void remove(FileBackend store, String id, long writeId) {
    try {
      store.links().remove(id, writeId);
      model.remove(id);
    } catch (StowageException failed) {
      assertThat(failed.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  private void check(FileBackend store) {
    Map<String, Long> found =
        store.links().list(Page.FIRST).items().stream()
            .collect(Collectors.toMap(Link::id, link -> link.stamp().writeId()));
    assertThat(found).isEqualTo(model);
  }

  private static FileBackend open(SimulatedDisk on) {
    LogSettings purged = new LogSettings(2048, 1, SipHash::of, task -> {});
    return LogStores.open(ROOT, Durability.GROUP, on, purged);
  }
}
