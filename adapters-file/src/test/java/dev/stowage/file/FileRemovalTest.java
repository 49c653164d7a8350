package dev.stowage.file;

import static dev.stowage.file.FileStores.NOON;
import static dev.stowage.file.FileStores.SERIES;
import static dev.stowage.file.FileStores.context;
import static dev.stowage.file.FileStores.open;
import static dev.stowage.file.FileStores.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Removing the directory, and telling whether it is there. */
class FileRemovalTest {

  private static final Path ROOT = Path.of("/store");

  @TempDir Path folder;

  @Test
  void removesTheDirectoryWithEverythingInIt() throws IOException {
    Path directory = filled();
    Files.createDirectory(folder.resolve("store-2"));
    assertThat(isThere(directory)).isTrue();

    remove(directory);
    remove(directory);

    assertThat(isThere(directory)).isFalse();
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("store-2"));
    open(directory, Durability.GROUP).close();
    assertThat(isThere(directory)).as("it can be made again").isTrue();
  }

  @Test
  void lookingMakesNothing() throws IOException {
    assertThat(isThere(folder.resolve("absent"))).isFalse();
    assertThat(isThere(Files.createFile(folder.resolve("file")))).isFalse();
    assertThat(isThere(folder.resolve("file/below"))).isFalse();
    assertThat(isThere(folder)).as("a directory that is no store's").isTrue();
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"letter.txt", "lost+found", "series/temp-1", "stowage.formats"})
  void leavesADirectoryThatIsNoStoresAsItWas(String name) throws IOException {
    Path theirs = folder.resolve(name);
    Files.createDirectories(theirs.getParent());
    Files.writeString(theirs, "Dear");

    assertRefused(folder, "the directory is no file store but holds");

    assertThat(theirs).hasContent("Dear");
    assertThat(Files.exists(folder.resolve("stowage.lock"))).isFalse();
  }

  @Test
  void removesWhatAnOpeningOrARemovalLeftThatWasCutOff() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("half"));
    Files.createDirectory(directory.resolve("series"));
    Files.createFile(directory.resolve("stowage.lock"));
    Files.writeString(directory.resolve("stowage.format.tmp"), "stow");

    remove(directory);

    assertThat(directory).doesNotExist();
  }

  /** The mark goes last: whatever else is gone, what is left is known as ours. */
  @Test
  void aRemovalThatACrashCutOffAnywhereCanBeRepeated() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    fill(open(ROOT, Durability.GROUP, disk));
    Random random = new Random(11);
    List<SimulatedDisk> left = new ArrayList<>();
    disk.watch(
        (call, path) -> {
          left.add(disk.afterKill());
          left.add(disk.afterPowerLoss(random));
          left.add(disk.afterPowerLoss(random));
        });

    remove(disk);

    left.add(disk.afterPowerLoss(random));
    assertThat(left).as("crashes").hasSizeGreaterThan(30);
    for (SimulatedDisk crashed : left) {
      remove(crashed);
      assertThat(crashed.stat(ROOT)).isEmpty();
    }
  }

  @Test
  void aRemovalThatTheDiskCutOffAnywhereCanBeRepeated() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    SimulatedDisk whole = new SimulatedDisk();
    fill(open(ROOT, Durability.GROUP, whole));
    whole.watch((call, path) -> calls.incrementAndGet());
    remove(whole);

    for (int failing = 0; failing < calls.get(); failing++) {
      SimulatedDisk disk = new SimulatedDisk();
      fill(open(ROOT, Durability.GROUP, disk));
      AtomicInteger left = new AtomicInteger(failing);
      disk.watch(
          (call, path) -> {
            if (left.getAndDecrement() == 0) {
              throw new IOException("Input/output error");
            }
          });
      assertThatExceptionOfType(StowageException.class)
          .isThrownBy(() -> remove(disk))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));

      remove(disk);
      assertThat(disk.stat(ROOT)).as("after call %d failed", failing).isEmpty();
    }
  }

  @Test
  void followsNoLinkOutOfTheDirectory() throws IOException {
    Path directory = filled();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path letter = Files.writeString(outside.resolve("letter.txt"), "Dear");
    Files.createSymbolicLink(directory.resolve("link"), outside);
    Files.createSymbolicLink(directory.resolve("series/link"), letter);

    remove(directory);

    assertThat(directory).doesNotExist();
    assertThat(letter).hasContent("Dear");
  }

  /** The one who takes the lock empties the file and writes a name into it. */
  @Test
  void followsNoLinkThatStandsForTheLock() throws IOException {
    Path directory = filled();
    Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear");
    Files.delete(directory.resolve("stowage.lock"));
    Files.createSymbolicLink(directory.resolve("stowage.lock"), letter);

    assertRefused(directory, "stowage.lock in the directory is no file, but a link");
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> open(directory, Durability.GROUP))
        .withMessageContaining("stowage.lock in the directory is no file, but a link");

    assertThat(letter).hasContent("Dear");
    Files.delete(letter);
    assertRefused(directory, "stowage.lock in the directory is no file, but a link");
    assertThat(letter).doesNotExist();
    Files.delete(directory.resolve("stowage.lock"));
    open(directory, Durability.GROUP).close();
  }

  @Test
  void refusesALinkToAStore() throws IOException {
    Path directory = filled();
    Path link = Files.createSymbolicLink(folder.resolve("link"), directory);

    assertRefused(link, "this is a link, which is not followed");

    assertThat(link).isSymbolicLink();
    open(directory, Durability.GROUP).close();
  }

  @Test
  void refusesAnotherVersionOfTheFormat() throws IOException {
    Path directory = filled();
    Files.writeString(directory.resolve("stowage.format"), "stowage files 2\n");

    assertRefused(directory, "use the version that made it");

    assertThat(directory.resolve("series/temp-1/definition")).exists();
  }

  @Test
  void refusesAStoreThatThisProcessHasOpen() {
    Path directory = filled();
    try (FileBackend backend = open(directory, Durability.GROUP)) {
      assertRefused(directory, "by process " + ProcessHandle.current().pid() + " on ");
      assertThat(backend.series().find(SERIES.name())).contains(SERIES);
    }
  }

  @Test
  void refusesAStoreThatAnotherProcessHasOpenUntilThatOneEnds() throws Exception {
    Path directory = filled();
    try (Child child = Child.start("hold", directory.toString(), "GROUP")) {
      assertThat(child.line()).isEqualTo(ChildMain.READY);
      assertRefused(directory, "by process " + child.pid() + " on ");
      child.kill();
    }
    remove(directory);
    assertThat(directory).doesNotExist();
  }

  @Test
  void ofManyThreadsThatRemoveItAtOnceEachSucceedsOrIsToldWhoDoes() throws Exception {
    Path directory = filled();
    Callable<Boolean> removal =
        () -> {
          try {
            remove(directory);
            return true;
          } catch (StowageException busy) {
            assertThat(busy.what()).contains("open already, by process");
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> removals =
          threads.invokeAll(Stream.generate(() -> removal).limit(8).toList());
      int removed = 0;
      for (Future<Boolean> one : removals) {
        removed += one.get() ? 1 : 0;
      }
      assertThat(removed).isPositive();
    } finally {
      threads.shutdownNow();
    }
    assertThat(directory).doesNotExist();
  }

  private Path filled() {
    Path directory = folder.resolve("store");
    fill(open(directory, Durability.OS));
    return directory;
  }

  private static void fill(FileBackend store) {
    try (store) {
      store.series().define(SERIES);
      store.series().append(SERIES, readings(NOON, 10, 1));
      store.series().append(SERIES, readings(NOON.minus(Duration.ofDays(9)), 10, 1));
      store.counters().add("hits", 1);
    }
  }

  private static void remove(SimulatedDisk disk) {
    new FileRemoval(disk, config(ROOT), context()).run();
  }

  private static FileConfig config(Path directory) {
    return new FileConfig(directory, Durability.GROUP);
  }

  private static boolean isThere(Path directory) {
    return FileBackend.isThere(config(directory), context());
  }

  private static void remove(Path directory) {
    FileBackend.remove(config(directory), context());
  }

  private static void assertRefused(Path directory, String said) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(() -> remove(directory))
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISCONFIGURED));
  }
}
